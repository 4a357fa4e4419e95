import { cardKinds, encodeWiegand, parseCardNumber } from '@vedette/credential';

/** What a card reader would have delivered. */
export interface CardDelivery {
  readonly medium: 'wiegand' | 'nfc' | 'osdp';
  readonly bytes: Uint8Array;
  readonly bits?: number;
}

const packed = /^(\d{2}):([0-9a-f]{1,64})$/i;
const uid = /^(?:card:)?uid[ :]([0-9a-f]{2}(?:[ :-]?[0-9a-f]{2}){3,9})$/i;

/** Texts that say of themselves that they are of a card. */
export const looksLikeCard = (text: string): boolean => packed.test(text) || text.startsWith('card:');

/**
 * A card in words: `26:0100…` (the number of bits, then the bits, or their hex filled up with zeros), `uid:04A2…`, or
 * what `parseCardNumber` reads. Null for anything else.
 */
export function readCardText(text: string): CardDelivery | null {
  const [, count, digits = ''] = packed.exec(text) ?? [];
  if (count !== undefined) return readPacked(Number(count), digits);
  const [, hex] = uid.exec(text) ?? [];
  // As it is: whether it names a card is for the verifier to say.
  if (hex !== undefined) return { medium: 'nfc', bytes: bytesOf(hex.replaceAll(/[ :-]/g, '')) };
  const typed = parseCardNumber(text, { accepts: new Set(cardKinds) });
  if (!typed.ok || typed.number.kind === 'uid') return null;
  return typed.number.kind === 'wiegand'
    ? { medium: 'wiegand', ...encodeWiegand(typed.number) }
    : { medium: 'osdp', bytes: Uint8Array.from(Buffer.from(typed.number.text)) };
}

function readPacked(bits: number, digits: string): CardDelivery | null {
  const length = Math.ceil(bits / 8) * 2;
  if (digits.length === length) return { medium: 'wiegand', bytes: bytesOf(digits), bits };
  if (digits.length !== bits || !/^[01]+$/.test(digits)) return null;
  const nibbles = digits.padEnd(length * 4, '0').match(/.{4}/g) ?? [];
  const hex = nibbles.map((nibble) => Number.parseInt(nibble, 2).toString(16)).join('');
  return { medium: 'wiegand', bytes: bytesOf(hex), bits };
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
