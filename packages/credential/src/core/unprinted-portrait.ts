import { inspect } from 'node:util';
import type { Portrait } from './verification.ts';

const shown = '[personal]';
const asPersonal = { value: () => shown, enumerable: false } as const;

/** The same photograph, which prints as `[personal]` for whoever logs the finding that it is a part of. */
export const unprinted = ({ encoding, bytes }: Portrait): Portrait =>
  Object.defineProperties({ encoding, bytes }, { toJSON: asPersonal, [inspect.custom]: asPersonal });
