import type { Instant } from '@vedette/domain';
import type { EncodedError } from './codec.ts';

/** What a store's thread is started with. The key's memory is handed over, not copied. */
export interface StoreThreadData {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly at: Instant;
}

/** One call; `at` is the caller's present. A call without a concept closes the store. */
export interface CallMessage {
  readonly id: number;
  readonly concept: string | null;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly at: Instant;
}

/** The answer to the call of the same id; id 0 tells whether the store opened. */
export type AnswerMessage = { readonly id: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: EncodedError }
);
