import type { PersonalColumn } from '../../terminal/database/personal-columns.ts';

/** Every column of a schema, and what personal data it holds. */
export type PersonalColumnsOf<Schema> = {
  readonly [T in keyof Schema]: { readonly [C in keyof Schema[T]]: PersonalColumn | 'no' };
};
