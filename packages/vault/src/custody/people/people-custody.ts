import type { KeyCustody, RotatingCustody } from '../port.ts';
import { unwrapUnder, wrapUnder } from '../wrap.ts';

/** Before what people lock. A key of 32 bytes that they did not is shorter than anything behind this. */
const magic = Buffer.from('VPL1');
const lockedAtLeast = magic.length + 1 + 12 + 16;

/**
 * A custody that opens only while a key is there that nobody holds alone: everything is wrapped under that key first
 * and then by the custody, which forgets epochs as before. What it wrapped before people locked it still opens, until
 * it is wrapped anew.
 * @param master 32 bytes, put together from people's shares; zeroed at the end
 */
export function lockedByPeople(inner: RotatingCustody, master: Buffer): RotatingCustody {
  const locked = (custody: KeyCustody): Pick<KeyCustody, 'wrap' | 'unwrap'> => ({
    wrap: (key, name) => custody.wrap(Buffer.concat([magic, wrapUnder(master, key, name)]), name),
    async unwrap(wrapped, name) {
      const held = await custody.unwrap(wrapped, name);
      const isLocked = held.length >= lockedAtLeast && held.subarray(0, magic.length).equals(magic);
      if (!isLocked) return held;
      try {
        return unwrapUnder(master, held.subarray(magic.length), name);
      } finally {
        held.fill(0);
      }
    },
  });
  return {
    ...inner,
    ...locked(inner),
    keeping: (epoch) => ({ ...locked(inner.keeping(epoch)), close: () => undefined }),
    close() {
      master.fill(0);
      inner.close();
    },
  };
}
