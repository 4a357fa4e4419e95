import {
  ByteSource,
  LcusReader,
  LineSplitter,
  OsdpAssembler,
  SamFrames,
  ScanFramer,
} from '@vedette/drivers/test/stand/inside';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftBehind } from '../stand/memory.ts';

/** Whatever puts frames together out of a stream of bytes, and the bytes with which its frames begin. */
interface Assembler {
  readonly name: string;
  readonly make: () => { push(bytes: Uint8Array): unknown };
  readonly marks: readonly number[];
}
const assemblers: readonly Assembler[] = [
  { name: 'scans that end in CR LF', make: () => new ScanFramer('crlf'), marks: [0x0d, 0x0a, 0x41] },
  { name: 'scans that end in silence', make: () => new ScanFramer('none'), marks: [0x0d, 0x0a, 0x41] },
  { name: 'frames of a SAM module', make: () => new SamFrames(), marks: [0xaa, 0x96, 0x69, 0x00, 0x05] },
  { name: 'OSDP packets', make: () => new OsdpAssembler(), marks: [0x53, 0x80, 0x08, 0x00, 0x04] },
  { name: 'lines of a Wiegand converter', make: () => new LineSplitter(), marks: [0x0d, 0x0a, 0x57, 0x3a] },
  { name: 'frames of an LCUS board', make: () => new LcusReader(), marks: [0xa0, 0x01, 0xa2] },
  { name: 'answers of the PC/SC daemon', make: () => new ByteSource(), marks: [0x00, 0x04, 0xff] },
];

const bounds = { numRuns: 200, interruptAfterTimeLimit: 20_000 };
const stream = (marks: readonly number[]): fc.Arbitrary<Uint8Array> =>
  fc
    .array(fc.oneof(fc.constantFrom(...marks), fc.nat(255)), { maxLength: 3_000 })
    .map((bytes) => Uint8Array.from(bytes));

describe.each(assemblers)('$name', ({ make, marks }) => {
  it('are looked for in any stream, in pieces of any size, without a throw', () => {
    fc.assert(
      fc.property(stream(marks), fc.integer({ min: 1, max: 700 }), (bytes, size) => {
        const assembler = make();
        for (let at = 0; at < bytes.length; at += size) assembler.push(bytes.subarray(at, at + size));
      }),
      bounds,
    );
  });

  it('hold no more than one of them, however long nothing of the kind comes', async () => {
    const assembler = make();
    const noise = Uint8Array.from({ length: 4_096 }, (_, at) => marks[(at * 7) % marks.length] ?? 0);
    const grown = await leftBehind(() => {
      for (let time = 0; time < 250; time++) assembler.push(noise);
    });
    expect(grown).toBeLessThan(1_000_000);
  });
});
