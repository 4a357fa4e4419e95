import type { Presentation } from '@vedette/domain';
import { type Parse, parsed, refusedParse } from '../core/format.ts';
import type { CardNumber } from './card-number.ts';
import { sortOfUid, uidNumber } from './uid.ts';
import { decodeWiegand, formatsOfLength } from './wiegand.ts';

/** Every card number that the presentation can mean; which of them counts is the site's to say. */
export interface CardReading {
  readonly readings: readonly [CardNumber, ...CardNumber[]];
}

const decodedText = /^[0-9A-Za-z]{1,32}$/;

/** Bounded and pure. A UID drawn at random is `stale-presentation`: it names no card. */
export function readCard({ medium, bytes, bits }: Presentation): Parse<CardReading> {
  if (medium === 'nfc') return readUid(bytes);
  return bits === undefined ? readText(bytes) : readBits(bytes, bits);
}

function readBits(bytes: Uint8Array, bits: number): Parse<CardReading> {
  if (formatsOfLength(bits).length === 0) return refusedParse('unsupported-version');
  const [first, ...others] = decodeWiegand({ bytes, bits });
  return first === undefined ? refusedParse('malformed') : parsed({ readings: [first, ...others] });
}

function readUid(uid: Uint8Array): Parse<CardReading> {
  const sort = sortOfUid(uid);
  if (sort === 'random') return refusedParse('stale-presentation');
  return sort === 'wrong' ? refusedParse('malformed') : parsed({ readings: [uidNumber(uid)] });
}

function readText(bytes: Uint8Array): Parse<CardReading> {
  const text = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (!decodedText.test(text)) return refusedParse('malformed');
  return parsed({ readings: [{ kind: 'text', text }] });
}
