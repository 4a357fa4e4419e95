import { describe, expect, it } from 'vitest';
import { paint } from '../testing/pictures.ts';
import { letterboxMap } from './letterbox.ts';
import { type PixelFormat, pixelWriter } from './pixel-format.ts';
import { openPyramid } from './pyramid.ts';
import { sampleBilinear, sampleFrom } from './sample.ts';

const raw: PixelFormat = { layout: 'nchw', colour: 'rgb', mean: [0, 0, 0], std: [1, 1, 1] };
const same = { a: 1, b: 0, c: 0, d: 0, e: 1, f: 0 };
const ramp = paint(8, 8, (x, y, c) => x * 10 + y + c * 100);

function sampled(format: PixelFormat, map = same, size = 8, image = ramp): Float32Array {
  const out = new Float32Array(size * size * 3);
  sampleBilinear(out, pixelWriter(size, size, format), image, map);
  return out;
}

describe('sampleBilinear', () => {
  it('copies the picture through the map that changes nothing, border included', () => {
    const out = sampled(raw);
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) expect(out[y * 8 + x]).toBe(x * 10 + y);
  });

  it('lays channels in planes or side by side, red or blue first', () => {
    const at = (layout: 'nchw' | 'nhwc', colour: 'rgb' | 'bgr', index: number) =>
      sampled({ ...raw, layout, colour })[index];
    expect([at('nchw', 'rgb', 64), at('nchw', 'bgr', 64), at('nchw', 'bgr', 0)]).toEqual([100, 100, 200]);
    expect([at('nhwc', 'rgb', 2), at('nhwc', 'bgr', 2), at('nhwc', 'bgr', 3)]).toEqual([200, 0, 210]);
  });

  it('takes mean and deviation in the order of the model, blue first when blue is first', () => {
    const out = sampled({ layout: 'nhwc', colour: 'bgr', mean: [1, 2, 3], std: [2, 4, 8] });
    expect([...out.subarray(0, 3)]).toEqual([(200 - 1) / 2, (100 - 2) / 4, (0 - 3) / 8]);
  });

  it('weighs the four neighbours by nearness', () => {
    expect(sampled(raw, { ...same, c: 0.25, f: 0.5 })[0]).toBeCloseTo(2.5 + 0.5);
  });

  it('is black outside the picture and fades into it over one pixel', () => {
    const out = sampled(raw, { ...same, c: -1.5, f: 3 });
    expect(out[0]).toBe(0);
    expect(out[1]).toBeCloseTo(3 * 0.5);
  });
});

describe('sampling inside', () => {
  it('shows nothing, rather than the face before, through a map that is not finite', () => {
    const to = pixelWriter(4, 4, { ...raw, mean: [10, 10, 10] });
    const pyramid = openPyramid();
    pyramid.show(ramp);
    for (const broken of [Number.NaN, Infinity]) {
      const out = new Float32Array(4 * 4 * 3).fill(99);
      sampleFrom(out, to, pyramid, { ...same, a: broken, c: broken });
      expect([...new Set(out)]).toEqual([-10]);
    }
  });

  it('is within half a byte of the exact value, turned and scaled at will', () => {
    const picture = paint(64, 64, (x, y, c) => (x * 37 + y * 91 + c * 53) % 256);
    const byte = (x: number, y: number, c: number) => picture.data[(y * 64 + x) * 3 + c] ?? 0;
    const map = { a: 0.61, b: -0.37, c: 20.3, d: 0.37, e: 0.61, f: 5.7 };
    const out = sampled(raw, map, 40, picture);
    for (const [x, y] of [
      [0, 0],
      [17, 3],
      [39, 20],
      [25, 39],
    ] as const) {
      const sx = map.a * x + map.b * y + map.c;
      const sy = map.d * x + map.e * y + map.f;
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      const upper = byte(left, top, 1) * (1 - sx + left) + byte(left + 1, top, 1) * (sx - left);
      const lower = byte(left, top + 1, 1) * (1 - sx + left) + byte(left + 1, top + 1, 1) * (sx - left);
      const exact = upper * (1 - sy + top) + lower * (sy - top);
      expect(Math.abs((out[1600 + y * 40 + x] ?? 0) - exact)).toBeLessThan(0.5);
    }
  });
});

describe('sampleFrom', () => {
  it('does not take a fine chequer for black or white when it looks from afar', () => {
    const chequer = paint(256, 256, (x, y) => ((x + y) % 2) * 255);
    const pyramid = openPyramid();
    pyramid.show(chequer);
    const out = new Float32Array(32 * 32 * 3);
    sampleFrom(out, pixelWriter(32, 32, raw), pyramid, letterboxMap(256, 256, 32));
    for (const value of out) expect(Math.abs(value - 128)).toBeLessThan(2);
  });

  it('finds a place where it is at every level of the pyramid', () => {
    const slope = paint(512, 512, (x, _y, c) => (c === 0 ? x / 2 : 0));
    const pyramid = openPyramid();
    pyramid.show(slope);
    for (const size of [400, 200, 100, 50]) {
      const out = new Float32Array(size * size * 3);
      sampleFrom(out, pixelWriter(size, size, raw), pyramid, letterboxMap(512, 512, size));
      const middle = (size / 2) * size + size / 2;
      const centre = (size / 2 + 0.5) * (512 / size) - 0.5;
      expect(Math.abs((out[middle] ?? 0) - centre / 2)).toBeLessThan(0.8);
    }
  });

  it('forgets the smaller pictures when told to', () => {
    const pyramid = openPyramid();
    pyramid.show(paint(128, 128, () => 200));
    const { image } = pyramid.level(1);
    expect(image.data[0]).toBe(200);
    pyramid.clear();
    expect(image.data.every((byte) => byte === 0)).toBe(true);
  });
});

describe('letterboxMap', () => {
  it('centres a wide picture and leaves bars above and below', () => {
    const white = paint(64, 32, () => 255);
    const out = new Float32Array(32 * 32 * 3);
    sampleBilinear(out, pixelWriter(32, 32, raw), white, letterboxMap(64, 32, 32));
    const row = (y: number) => out[y * 32 + 16];
    expect([row(0), row(7), row(8), row(23), row(24)]).toEqual([0, 0, 255, 255, 0]);
  });
});
