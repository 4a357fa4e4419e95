import { type Field, layoutOf, type WiegandFormatName, wiegandFormats } from './wiegand-format.ts';

/** What a Wiegand card says of itself; `facility` is null where the format has none. */
export interface WiegandNumber {
  readonly kind: 'wiegand';
  readonly format: WiegandFormatName;
  readonly facility: number | null;
  readonly card: number;
}

/** Bits packed most significant first, the last byte filled with zeros. */
export interface PackedBits {
  readonly bytes: Uint8Array;
  readonly bits: number;
}

type Bits = readonly number[];

/** The single bits, or null when the bytes are too few, too many, or filled with something else than zeros. */
function unpack({ bytes, bits }: PackedBits): Bits | null {
  if (!Number.isInteger(bits) || bits < 1 || bytes.length !== Math.ceil(bits / 8)) return null;
  const all = [...bytes].flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (byte >> place) & 1));
  return all.slice(bits).includes(1) ? null : all.slice(0, bits);
}

const onesOver = (bits: Bits, over: readonly number[]): number =>
  over.reduce((ones, bit) => ones + (bits[bit] ?? 0), 0);

function parityHolds(bits: Bits, format: WiegandFormatName): boolean {
  return layoutOf(format).parity.every(
    ({ at, kind, over }) => onesOver(bits, [...over, at]) % 2 === (kind === 'even' ? 0 : 1),
  );
}

// By multiplication: fields of up to 35 bits would not survive the 32-bit shifts.
const numberAt = (bits: Bits, { from, length }: Field): number =>
  bits.slice(from, from + length).reduce((value, bit) => value * 2 + bit, 0);

/** The formats of exactly this length, whatever their parity says. */
export const formatsOfLength = (bits: number): readonly WiegandFormatName[] =>
  wiegandFormats.filter((format) => layoutOf(format).bits === bits);

/** Every reading of the bits whose length and parity agree: none, one, or two where formats look alike. */
export function decodeWiegand(packed: PackedBits): readonly WiegandNumber[] {
  const formats = formatsOfLength(packed.bits);
  const bits = formats.length === 0 ? null : unpack(packed);
  if (bits === null) return [];
  return formats
    .filter((format) => parityHolds(bits, format))
    .map((format) => {
      const { facility, card } = layoutOf(format);
      return {
        kind: 'wiegand',
        format,
        facility: facility && numberAt(bits, facility),
        card: numberAt(bits, card),
      };
    });
}

/** Whether a facility and a card number fit the fields of the format. */
export function fitsWiegand({ format, facility, card }: WiegandNumber): boolean {
  const layout = layoutOf(format);
  const fits = (value: number, field: Field): boolean =>
    Number.isInteger(value) && value >= 0 && value < 2 ** field.length;
  const facilityFits =
    layout.facility === null ? facility === null : facility !== null && fits(facility, layout.facility);
  return facilityFits && fits(card, layout.card);
}

function write(bits: number[], { from, length }: Field, value: number): void {
  for (let place = 0; place < length; place++)
    bits[from + place] = Math.floor(value / 2 ** (length - 1 - place)) % 2;
}

/** The bits that a card with this number sends. @throws RangeError when a number does not fit its field */
export function encodeWiegand(number: WiegandNumber): PackedBits {
  if (!fitsWiegand(number)) throw new RangeError(`the number does not fit ${number.format}`);
  const { bits: length, facility, card, parity } = layoutOf(number.format);
  const bits = new Array<number>(length).fill(0);
  if (facility !== null) write(bits, facility, number.facility ?? 0);
  write(bits, card, number.card);
  for (const { at, kind, over } of parity) bits[at] = (onesOver(bits, over) + (kind === 'even' ? 0 : 1)) % 2;
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const [index, bit] of bits.entries())
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (bit << (7 - (index % 8)));
  return { bytes, bits: length };
}
