import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { symbolOf, tableWith } from '../../test/stand/symbol.ts';
import { busyArea } from './busy-area.ts';
import type { LumaImage } from './luma-image.ts';
import { codeFormats, type DecodedCode } from './qr-decoder.ts';
import { readCodes } from './read-codes.ts';
import { openZxing, type Zxing } from './zxing.ts';

const textOf = ({ bytes }: DecodedCode): string => new TextDecoder().decode(bytes);
const thorough = { inverted: true, smaller: true };

let zxing: Zxing;
beforeAll(async () => {
  zxing = await openZxing();
});
afterEach(() => vi.unstubAllGlobals());

async function through(
  { width, height, data }: LumaImage,
  change: (image: Sharp) => Sharp,
): Promise<LumaImage> {
  const image = change(sharp(data, { raw: { width, height, channels: 1 } }));
  const out = await image.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: out.info.width, height: out.info.height, data: new Uint8Array(out.data) };
}

/** A sensor in the dark: noise of a deviation, from a row of numbers that is the same each time. */
function noisy({ width, height, data }: LumaImage, deviation: number): LumaImage {
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  // Twelve uniform numbers make one that is normal enough, of deviation 1.
  const normal = (): number => Array.from({ length: 12 }, draw).reduce((sum, each) => sum + each, 0);
  const out = Uint8ClampedArray.from(data, (value) => value + deviation * normal());
  return { width, height, data: new Uint8Array(out.buffer) };
}

describe('the decoder', () => {
  it('is read from this disk: nothing is fetched', async () => {
    const fetched = vi.fn(() => {
      throw new Error('the network was asked');
    });
    vi.stubGlobal('fetch', fetched);
    vi.stubGlobal('XMLHttpRequest', fetched);
    const alone = await openZxing();
    const [code] = alone.look(await symbolOf('HC1:OFFLINE'), thorough);
    expect(code && textOf(code)).toBe('HC1:OFFLINE');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('says how large the symbol is', async () => {
    const versionOf = async (length: number) =>
      readCodes(zxing, await symbolOf('7'.repeat(length)))[0]?.version;
    expect([await versionOf(10), await versionOf(1_700)]).toEqual([1, expect.closeTo(17, -1)]);
  });

  it('gives bytes as they stand in the code, UTF-8 or not', async () => {
    const bytes = Uint8Array.of(0xff, 0x00, 0xfe, 0x80, 0x0d, 0x0a, 0xc3, 0x28);
    expect(readCodes(zxing, await symbolOf(bytes))[0]?.bytes).toEqual(bytes);
    expect(readCodes(zxing, await symbolOf('健康码 ✓')).map(textOf)).toEqual(['健康码 ✓']);
  });

  it('says where the code is', async () => {
    const card = await symbolOf('VP1:PLACE', 5);
    const [code] = readCodes(zxing, tableWith(640, 480, [{ card, left: 200, top: 100 }]));
    const margin = 4 * 5;
    const expected = [
      [200 + margin, 100 + margin],
      [200 + card.width - margin, 100 + margin],
      [200 + card.width - margin, 100 + card.height - margin],
      [200 + margin, 100 + card.height - margin],
    ];
    for (const [at, { x, y }] of (code?.corners ?? []).entries()) {
      expect(Math.abs(x - (expected[at]?.[0] ?? 0))).toBeLessThan(4);
      expect(Math.abs(y - (expected[at]?.[1] ?? 0))).toBeLessThan(4);
    }
  });

  it('reads every code of a frame', async () => {
    const [one, other] = [await symbolOf('VP1:ONE'), await symbolOf('VP1:OTHER')];
    const both = tableWith(640, 480, [
      { card: one, left: 20, top: 100 },
      { card: other, left: 380, top: 120 },
    ]);
    expect(readCodes(zxing, both).map(textOf).sort()).toEqual(['VP1:ONE', 'VP1:OTHER']);
  });

  it('reads light on dark', async () => {
    const { width, height, data } = await symbolOf('VP1:NIGHT');
    const inverse = { width, height, data: data.map((value) => 255 - value) };
    expect(readCodes(zxing, inverse).map(textOf)).toEqual(['VP1:NIGHT']);
  });

  it.each([
    ['MicroQRCode', 'A1'],
    ['DataMatrix', 'ABC'],
    ['AztecCode', 'ABC'],
    ['PDF417', 'ABC'],
    ['Code128', 'ABC'],
  ] as const)('does not look for a %s unless it was asked to', async (format, content) => {
    expect(readCodes(zxing, await symbolOf(content, 4, format))).toEqual([]);
  });

  it('reads other symbols when it is asked to', async () => {
    const all = await openZxing(codeFormats);
    for (const [name, format] of [
      ['QRCode', 'qr'],
      ['DataMatrix', 'data-matrix'],
      ['AztecCode', 'aztec'],
      ['PDF417', 'pdf417'],
    ] as const) {
      const found = readCodes(all, await symbolOf('ABC-123', 4, name));
      expect(found.map((code) => [code.format, textOf(code)])).toEqual([[format, 'ABC-123']]);
    }
  });
});

describe('a code that is hard to read', () => {
  const payload = `HC1:${'6BF+70790T9WJWG.FKY*4GO0'.repeat(10)}`;
  const scene = async (scale: number) =>
    tableWith(640, 480, [{ card: await symbolOf(payload, scale), left: 100, top: 60 }]);

  it('is read out of focus, where the decoder alone does not', async () => {
    const blurred = await through(await scene(4), (image) => image.blur(2.6));
    expect(zxing.look(blurred, thorough)).toEqual([]);
    const [code] = readCodes(zxing, blurred);
    expect(code && textOf(code)).toBe(payload);
    expect(code?.corners[0].x).toBeGreaterThan(110);
    expect(code?.corners[0].x).toBeLessThan(122);
  });

  it('is read in the noise of the night, where the decoder alone does not', async () => {
    const grainy = noisy(await scene(4), 62);
    expect(zxing.look(grainy, thorough)).toEqual([]);
    const [code] = readCodes(zxing, grainy);
    expect(code && textOf(code)).toBe(payload);
    expect(code?.corners[0].x).toBeGreaterThan(110);
    expect(code?.corners[0].x).toBeLessThan(122);
  });

  it('is looked for where something busy is, and nowhere in a calm picture', async () => {
    const area = busyArea(await scene(4));
    expect(area).toMatchObject({ left: expect.any(Number) });
    const { left = 0, top = 0, width = 0, height = 0 } = area ?? {};
    expect(left).toBeLessThan(116);
    expect(top).toBeLessThan(76);
    expect(left + width).toBeGreaterThan(300);
    expect(width * height).toBeLessThan(640 * 480);
    const calm = {
      width: 640,
      height: 480,
      data: Uint8Array.from({ length: 640 * 480 }, (_, at) => at / 2_000),
    };
    expect(busyArea(calm)).toBeNull();
    expect(busyArea(noisy(calm, 10))).toBeNull();
  });
});

describe('any picture at all', () => {
  it('is looked through without a failure, down to one pixel', () => {
    const sides = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.integer(),
        fc.constantFrom(1, 255, 65_535),
        (width, height, seed, grain) => {
          const data = Uint8Array.from(
            { length: width * height },
            (_, at) => Math.imul(at + 1, seed) % grain,
          );
          expect(readCodes(zxing, { width, height, data })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
