import { type CardNumber, cardKinds, encodeWiegand, parseCardNumber } from '@vedette/credential';

/** What a card reader would have delivered. */
export interface CardDelivery {
  readonly medium: 'wiegand' | 'nfc' | 'osdp';
  readonly bytes: Uint8Array;
  readonly bits?: number;
}

const packed = /^(\d{2}):(?:0x)?([0-9a-f]{1,64})$/i;

/** Texts that say of themselves that they are of a card. */
export const looksLikeCard = (text: string): boolean => packed.test(text) || text.startsWith('card:');

/**
 * A card in words: `26:0100…` (the number of bits, then the bits, or their hex filled up with zeros), or what
 * `parseCardNumber` reads. Null for anything else.
 */
export function readCardText(text: string): CardDelivery | null {
  const [, count, digits = ''] = packed.exec(text) ?? [];
  if (count !== undefined) return readPacked(Number(count), digits);
  const typed = parseCardNumber(text, { accepts: new Set(cardKinds) });
  return typed.ok ? deliveryOf(typed.number) : null;
}

function readPacked(bits: number, digits: string): CardDelivery | null {
  const length = Math.ceil(bits / 8) * 2;
  if (digits.length === length) return { medium: 'wiegand', bytes: bytesOf(digits), bits };
  if (digits.length !== bits || !/^[01]+$/.test(digits)) return null;
  const nibbles = digits.padEnd(length * 4, '0').match(/.{4}/g) ?? [];
  const hex = nibbles.map((nibble) => Number.parseInt(nibble, 2).toString(16)).join('');
  return { medium: 'wiegand', bytes: bytesOf(hex), bits };
}

function deliveryOf(number: CardNumber): CardDelivery {
  switch (number.kind) {
    case 'wiegand':
      return { medium: 'wiegand', ...encodeWiegand(number) };
    case 'uid':
      return { medium: 'nfc', bytes: bytesOf(number.uid) };
    case 'text':
      return { medium: 'osdp', bytes: Uint8Array.from(Buffer.from(number.text)) };
  }
}

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
