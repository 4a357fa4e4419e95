import { shredText } from '@vedette/contract/link';
import { isSignedBy } from '@vedette/link/device';
import type { RowKind, Touched } from './appliers.ts';

/** Rows that are only held: retention reads from there what must die, and what must not yet. */
export interface ShredRows {
  readonly hold: RowKind<'hold'>;
  readonly shred: RowKind<'shred'>;
}

/** @param believed the keys of the platform, as they are known now */
export function shredRows(believed: () => readonly Uint8Array[]): ShredRows {
  const touch = async (_id: string, touched: Touched): Promise<void> => {
    touched.retention = true;
  };
  return {
    hold: {
      keeps: true,
      async put(id, _document, touched) {
        await touch(id, touched);
        return null;
      },
      remove: touch,
    },
    shred: {
      keeps: true,
      async put(id, document, touched) {
        const text = Buffer.from(shredText(id, document));
        const signature = Buffer.from(document.signature, 'base64url');
        if (!believed().some((key) => isSignedBy(key, text, signature))) return 'not-signed';
        await touch(id, touched);
        return null;
      },
      remove: touch,
    },
  };
}
