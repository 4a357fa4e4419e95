import type { RowKind, Touched } from './appliers.ts';

/** Rows that are only held: what they say is read from there. */
export interface KeyRows {
  readonly 'day-key': RowKind<'day-key'>;
  readonly 'index-key': RowKind<'index-key'>;
  readonly reseal: RowKind<'reseal'>;
}

function held(touch: (touched: Touched) => void): Pick<RowKind<never>, 'keeps'> & {
  put(id: string, document: unknown, touched: Touched): Promise<null>;
  remove(id: string, touched: Touched): Promise<void>;
} {
  return {
    keeps: true,
    async put(_id, _document, touched) {
      touch(touched);
      return null;
    },
    remove: async (_id, touched) => touch(touched),
  };
}

export function keyRows(): KeyRows {
  const keys = (touched: Touched): void => {
    touched.keys = true;
  };
  const wraps = (touched: Touched): void => {
    touched.wraps = true;
  };
  return { 'day-key': held(keys), 'index-key': held(keys), reseal: held(wraps) };
}
