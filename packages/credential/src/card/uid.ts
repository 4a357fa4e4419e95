/** The number a contactless card answers with before anything else is said (ISO/IEC 14443-3). */
export interface UidNumber {
  readonly kind: 'uid';
  /** 4, 7 or 10 bytes in lower-case hex. */
  readonly uid: string;
}

const randomId = 0x08;
const cascadeTag = 0x88;

/** What a UID is, as far as its length and first byte tell (ISO/IEC 14443-3, 6.5.4). */
export type UidSort = 'single' | 'double' | 'triple' | 'random' | 'wrong';

/**
 * A single-size UID that begins with 08 is drawn anew each time (phones, passports); one that begins with
 * the cascade tag 88 cannot exist; all zeros or ones is what a dead antenna reads.
 */
export function sortOfUid(uid: Uint8Array): UidSort {
  if (uid.every((byte) => byte === 0) || uid.every((byte) => byte === 0xff)) return 'wrong';
  switch (uid.length) {
    case 4:
      if (uid[0] === randomId) return 'random';
      return uid[0] === cascadeTag ? 'wrong' : 'single';
    case 7:
      return 'double';
    case 10:
      return 'triple';
    default:
      return 'wrong';
  }
}

export const uidNumber = (uid: Uint8Array): UidNumber => ({
  kind: 'uid',
  uid: Buffer.from(uid).toString('hex'),
});
