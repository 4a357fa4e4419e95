import type { Call } from '@vedette/sdk';
import { createContext, useContext } from 'react';
import type { Question } from './question.ts';
import type { ReasonKeeper } from './reason-keeper.ts';

export interface Api {
  readonly call: Call;
  readonly reasons: ReasonKeeper;
  /** Whether somebody has proven once more who he is. */
  readonly proofs: Question<boolean>;
}

export const ApiContext = createContext<Api | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new TypeError('There is no ApiContext around this part');
  return api;
}
