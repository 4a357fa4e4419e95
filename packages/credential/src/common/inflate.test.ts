import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflateRaw, inflateZlib } from './inflate.ts';

const content = new Uint8Array(1_000).fill(65);
const malformed = { ok: false, faults: ['malformed'] };

describe.each([
  { name: 'a zlib stream', inflate: inflateZlib, deflate: deflateSync },
  { name: 'a bare deflate stream', inflate: inflateRaw, deflate: deflateRawSync },
])('$name', ({ inflate, deflate }) => {
  it('is inflated up to the last byte that is allowed', () => {
    const read = inflate(deflate(content), content.length);
    expect(read.ok && Buffer.compare(read.value, content)).toBe(0);
  });

  it('is too large with one byte more, and gives no part of it', () => {
    expect(inflate(deflate(content), content.length - 1)).toEqual({ ok: false, faults: ['too-large'] });
  });

  it('is malformed when it is cut off anywhere', () => {
    const whole = deflate(content);
    for (let length = 0; length < whole.length; length++)
      expect(inflate(whole.subarray(0, length), 2_000)).toEqual(malformed);
  });

  it('is malformed when something follows', () => {
    expect(inflate(Buffer.concat([deflate(content), Buffer.from('x')]), 2_000)).toEqual(malformed);
  });

  it('never holds a bomb', () => {
    const bomb = deflate(Buffer.alloc(8_000_000), { level: 9 });
    expect(inflate(bomb, 16_384)).toEqual({ ok: false, faults: ['too-large'] });
  });

  it('is anything at all, and never throws', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = inflate(bytes, 1_000);
        if (read.ok) expect(read.value.length).toBeLessThanOrEqual(1_000);
        else expect(['malformed', 'too-large']).toContain(read.faults[0]);
      }),
    ));
});

describe('zlib', () => {
  it('is not gzip, and has its checksum', () => {
    expect(inflateZlib(gzipSync(content), 2_000)).toEqual(malformed);
    const wrong = deflateSync(content);
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
    expect(inflateZlib(wrong, 2_000)).toEqual(malformed);
  });
});
