/**
 * How a converter writes the bits that it counted on the two data wires, one reading a line. There is no standard:
 * `tagged` says the number of bits before the hex digits (`W26:02F623AE`, whole bytes or as many digits as are
 * needed), `hex` and `decimal` are bare numbers whose length the installer knows. Bits are aligned `right`, as in a
 * number, or `left`, as they came.
 */
export type WiegandFraming =
  | { readonly kind: 'tagged'; readonly align: Align }
  | { readonly kind: 'hex'; readonly align: Align; readonly bits: number }
  | { readonly kind: 'decimal'; readonly bits: number };
type Align = 'right' | 'left';

/** Bits packed most significant first, the last byte filled with zeros. */
export interface WiegandBits {
  readonly bytes: Uint8Array;
  readonly bits: number;
}

const mostBits = 128;
const tagged = /^W(\d{1,3}):([0-9A-F]{1,32})$/i;
const hexadecimal = /^[0-9A-F]{1,32}$/i;
const decimal = /^\d{1,39}$/;

/** What a line says; null when it says nothing that a converter set up like this would. */
export function parseWiegandLine(line: string, framing: WiegandFraming): WiegandBits | null {
  switch (framing.kind) {
    case 'tagged': {
      const found = tagged.exec(line);
      return found === null ? null : fromHex(found[2] ?? '', Number(found[1]), framing.align);
    }
    case 'hex':
      return hexadecimal.test(line) ? fromHex(line, framing.bits, framing.align) : null;
    case 'decimal':
      return decimal.test(line) ? packed(BigInt(line), framing.bits) : null;
  }
}

function fromHex(digits: string, bits: number, align: Align): WiegandBits | null {
  const needed = [Math.ceil(bits / 4), Math.ceil(bits / 8) * 2];
  if (!needed.includes(digits.length)) return null;
  const value = BigInt(`0x${digits}`);
  if (align === 'right') return packed(value, bits);
  const fill = BigInt(digits.length * 4 - bits);
  return (value >> fill) << fill === value ? packed(value >> fill, bits) : null;
}

/** The number as so many bits; null when it does not fit into them. */
function packed(value: bigint, bits: number): WiegandBits | null {
  if (bits < 1 || bits > mostBits || value >> BigInt(bits) !== 0n) return null;
  const length = Math.ceil(bits / 8);
  const shifted = value << BigInt(length * 8 - bits);
  return { bytes: Uint8Array.from(Buffer.from(shifted.toString(16).padStart(length * 2, '0'), 'hex')), bits };
}

/** The line that a converter set up like this writes: for simulators. Without its end. */
export function formatWiegandLine({ bytes, bits }: WiegandBits, framing: WiegandFraming): string {
  const value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`) >> BigInt(bytes.length * 8 - bits);
  if (framing.kind === 'decimal') return value.toString();
  const digits = Math.ceil(bits / 4);
  const fill = framing.align === 'left' ? BigInt(digits * 4 - bits) : 0n;
  const hex = (value << fill).toString(16).toUpperCase().padStart(digits, '0');
  return framing.kind === 'tagged' ? `W${bits}:${hex}` : hex;
}
