/** A run of bits, counted from the first bit sent. */
interface Field {
  readonly from: number;
  readonly length: number;
}

interface ParityRule {
  /** Where the parity bit itself stands. */
  readonly at: number;
  readonly kind: 'even' | 'odd';
  /** The bits that it covers besides itself. */
  readonly over: readonly number[];
}

interface WiegandLayout {
  readonly bits: number;
  readonly facility: Field | null;
  readonly card: Field;
  /** In the order in which an encoder sets them: a later rule may cover an earlier parity bit. */
  readonly parity: readonly ParityRule[];
}

const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Two of three bits, as the maker's Corporate 1000 formats weave their parity. */
const woven = (from: number, to: number, left: number): readonly number[] =>
  span(from, to).filter((bit) => bit % 3 !== left);

const halves = (bits: number, reach: number): readonly ParityRule[] => [
  { at: 0, kind: 'even', over: span(1, reach) },
  { at: bits - 1, kind: 'odd', over: span(bits - 1 - reach, bits - 2) },
];

/**
 * The formats that are public: HID's 26-bit H10301, 34-bit H10306, 37-bit H10304 and H10302, and Corporate
 * 1000 of 35 and 48 bits. H10302 and H10304 have the same length and the same parity: only the site knows
 * which of them its cards are.
 */
export const wiegandLayouts = {
  h10301: {
    bits: 26,
    facility: { from: 1, length: 8 },
    card: { from: 9, length: 16 },
    parity: halves(26, 12),
  },
  h10306: {
    bits: 34,
    facility: { from: 1, length: 16 },
    card: { from: 17, length: 16 },
    parity: halves(34, 16),
  },
  h10304: {
    bits: 37,
    facility: { from: 1, length: 16 },
    card: { from: 17, length: 19 },
    parity: halves(37, 18),
  },
  h10302: { bits: 37, facility: null, card: { from: 1, length: 35 }, parity: halves(37, 18) },
  'c1000-35': {
    bits: 35,
    facility: { from: 2, length: 12 },
    card: { from: 14, length: 20 },
    parity: [
      { at: 1, kind: 'even', over: woven(2, 33, 1) },
      { at: 34, kind: 'odd', over: woven(1, 32, 0) },
      { at: 0, kind: 'odd', over: span(1, 34) },
    ],
  },
  'c1000-48': {
    bits: 48,
    facility: { from: 2, length: 22 },
    card: { from: 24, length: 23 },
    parity: [
      { at: 1, kind: 'even', over: woven(3, 46, 2) },
      { at: 47, kind: 'odd', over: woven(2, 45, 1) },
      { at: 0, kind: 'odd', over: span(1, 47) },
    ],
  },
} as const satisfies Record<string, WiegandLayout>;

export type WiegandFormatName = keyof typeof wiegandLayouts;
export const wiegandFormats = Object.freeze(Object.keys(wiegandLayouts)) as readonly WiegandFormatName[];

/** How many bits a card of this format sends. */
export const wiegandLength = (format: WiegandFormatName): number => wiegandLayouts[format].bits;

export const layoutOf = (format: WiegandFormatName): WiegandLayout => wiegandLayouts[format];
export type { Field, WiegandLayout };
