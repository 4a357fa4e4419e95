import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ScanFramer,
  type ScanOutcome,
  type ScanTerminator,
  scanTerminators,
  suffixOf,
} from './scan-framer.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const unreadable = { kind: 'unreadable' } as const;

/** What comes of bytes that arrive without a pause, cut where `cuts` says. */
function framed(
  terminator: ScanTerminator,
  bytes: Uint8Array,
  cuts: readonly number[] = [],
): ScanOutcome | null {
  const framer = new ScanFramer(terminator);
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  for (const [at, edge] of edges.entries()) framer.push(bytes.subarray(edges[at - 1] ?? 0, edge));
  return framer.settle();
}

const cuts = fc.array(fc.nat(5_000), { maxLength: 12 });
const terminators = fc.constantFrom(...scanTerminators);
/** Codes as they are: no terminator of any kind is in them. */
const code = fc
  .uint8Array({ minLength: 1, maxLength: 300 })
  .map((bytes) => bytes.map((byte) => (byte === 0x0d || byte === 0x0a ? 0x20 : byte)));

describe('a scan', () => {
  it('is the bytes before its terminator, wherever the reads cut it', () => {
    fc.assert(
      fc.property(terminators, code, cuts, (terminator, bytes, where) => {
        const sent = Uint8Array.of(...bytes, ...suffixOf(terminator));
        expect(framed(terminator, sent, where)).toEqual({ kind: 'scan', bytes });
      }),
    );
  });

  it('is refused when another is glued to it, wherever the reads cut them', () => {
    fc.assert(
      fc.property(fc.constantFrom('cr', 'lf', 'crlf'), code, code, cuts, (terminator, one, other, where) => {
        const suffix = suffixOf(terminator);
        expect(framed(terminator, Uint8Array.of(...one, ...suffix, ...other, ...suffix), where)).toEqual(
          unreadable,
        );
        expect(framed(terminator, Uint8Array.of(...one, ...suffix, ...other), where)).toEqual(unreadable);
        expect(framed(terminator, Uint8Array.of(...one, ...suffix, ...suffix), where)).toEqual(unreadable);
      }),
    );
  });

  it('is refused when the terminator never comes', () => {
    expect(framed('cr', text('HC1:half'))).toEqual(unreadable);
    expect(framed('crlf', text('HC1:half\r'))).toEqual(unreadable);
    expect(framed('crlf', text('HC1:half\n'))).toEqual(unreadable);
  });

  it('is refused when it is empty', () => {
    expect(framed('lf', text('\n'))).toEqual(unreadable);
    expect(framed('none', text(''))).toBeNull();
  });

  it('holds 4,296 bytes and not one more', () => {
    for (const terminator of scanTerminators) {
      const sent = (length: number) =>
        Uint8Array.of(...new Uint8Array(length).fill(0x41), ...suffixOf(terminator));
      expect(framed(terminator, sent(4_296))).toMatchObject({ kind: 'scan' });
      expect(framed(terminator, sent(4_297))).toEqual(unreadable);
      expect(framed(terminator, sent(100_000))).toEqual(unreadable);
    }
  });

  it('begins anew after one that was refused', () => {
    const framer = new ScanFramer('cr');
    framer.push(text('one\rtwo\r'));
    expect(framer.settle()).toEqual(unreadable);
    expect(framer.waits()).toBe('nothing');
    framer.push(text('three\r'));
    expect(framer.settle()).toEqual({ kind: 'scan', bytes: text('three') });
  });

  it('waits for the gap after a terminator, for the silence after anything else', () => {
    const framer = new ScanFramer('crlf');
    expect(framer.waits()).toBe('nothing');
    expect(framer.push(text('code\r'))).toBe('silence');
    expect(framer.push(text('\n'))).toBe('gap');
    expect(framer.push(text('x'))).toBe('silence');
  });

  it('is never made up: whatever comes is one scan, unreadable, or nothing', () => {
    fc.assert(
      fc.property(terminators, fc.uint8Array({ maxLength: 6_000 }), cuts, (terminator, bytes, where) => {
        const outcome = framed(terminator, bytes, where);
        expect(outcome).toEqual(framed(terminator, bytes));
        if (outcome?.kind === 'scan')
          expect(Uint8Array.of(...outcome.bytes, ...suffixOf(terminator))).toEqual(bytes);
      }),
    );
  });
});
