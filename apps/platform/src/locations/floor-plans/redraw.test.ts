import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { redraw } from './redraw.ts';

const plan = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ddeeff' } });

describe('a floor plan', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'is drawn anew from %s, without what else was in the file',
    async (format) => {
      const secret = 'taken at 31.2N 121.4E';
      const bytes = await plan(40, 20)
        .withExif({ IFD0: { ImageDescription: secret } })
        .toFormat(format)
        .toBuffer();
      expect(bytes.includes(secret)).toBe(true);
      const drawn = await redraw(bytes);
      expect(drawn).toMatchObject({ width: 40, height: 20 });
      expect(Buffer.from(drawn.picture).includes(secret)).toBe(false);
      expect((await sharp(drawn.picture).metadata()).format).toBe('webp');
    },
  );

  it('is made smaller where it is huge, and never larger', async () => {
    expect(await redraw(await plan(5000, 100).png().toBuffer())).toMatchObject({ width: 4000, height: 80 });
  });

  it.each([
    [
      'a program',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'image-not-an-image',
    ],
    ['a page', '<!doctype html>', 'image-not-an-image'],
    ['nothing', '', 'image-empty'],
    ['a head alone', '\x89PNG\r\n\x1a\n', 'image-not-an-image'],
  ])('is not %s', async (_, text, code) => {
    await expect(redraw(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ code });
  });

  it('is no picture that was cut off, and no bomb', async () => {
    const whole = await sharp(
      Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251)),
      {
        raw: { width: 300, height: 300, channels: 3 },
      },
    )
      .png()
      .toBuffer();
    await expect(redraw(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'image-truncated',
    });
    const bomb = await plan(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(redraw(bomb)).rejects.toMatchObject({ code: 'image-too-large' });
  });
});
