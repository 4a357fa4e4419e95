import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode.ts';

const red = { width: 40, height: 20, channels: 3, background: '#ff0000' } as const;
const picture = () => sharp({ create: red });
const noise = (side: number) =>
  sharp({
    create: {
      width: side,
      height: side,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

describe('decodeImage', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('reads a %s as rows of three bytes', async (format) => {
    const { width, height, data } = await decodeImage(await picture().toFormat(format).toBuffer());
    expect([width, height, data.length]).toEqual([40, 20, 40 * 20 * 3]);
    expect(data[0]).toBeGreaterThan(250);
    expect(data[1]).toBeLessThan(5);
  });

  it('turns a photograph upright by its EXIF orientation', async () => {
    const lying = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await decodeImage(lying)).toMatchObject({ width: 20, height: 40 });
  });

  it('puts a transparent picture on black and a grey one in colour', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#ffffff00' } })
      .png()
      .toBuffer();
    const { data } = await decodeImage(clear);
    expect(data.length).toBe(8 * 8 * 3);
    const grey = await picture().greyscale().png().toBuffer();
    expect((await decodeImage(grey)).data.length).toBe(40 * 20 * 3);
  });

  it('refuses an upload of no bytes', async () => {
    await expect(decodeImage(new Uint8Array())).rejects.toMatchObject({ code: 'image-empty' });
  });

  it.each([
    ['a text', Buffer.from('hello, this is not an image')],
    ['a drawing that could name other files', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive', Buffer.from('PK\u0003\u0004 and so on')],
  ])('refuses %s', async (_what, bytes) => {
    await expect(decodeImage(bytes)).rejects.toMatchObject({ code: 'image-not-an-image' });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('refuses a %s that ends too soon', async (format) => {
    const whole = await noise(200).toFormat(format).toBuffer();
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    await expect(decodeImage(half)).rejects.toMatchObject({ code: 'image-truncated' });
  });

  it('refuses a picture cut off inside its header', async () => {
    const whole = await picture().jpeg().toBuffer();
    await expect(decodeImage(whole.subarray(0, 12))).rejects.toMatchObject({ code: 'image-truncated' });
  });

  it('refuses 100 megapixels by the header, without decoding them', async () => {
    const huge = await sharp({ create: { ...red, width: 10_000, height: 10_000 } })
      .png()
      .toBuffer();
    const before = process.memoryUsage().rss;
    await expect(decodeImage(huge)).rejects.toMatchObject({
      code: 'image-too-large',
      details: { values: { pixels: 100_000_000, limit: 40_000_000 } },
    });
    // 300 MB would have been needed to hold it.
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('scales a large photograph down while decoding it', async () => {
    const large = await sharp({ create: { ...red, width: 6000, height: 4000 } })
      .jpeg()
      .toBuffer();
    expect(await decodeImage(large)).toMatchObject({ width: 2048, height: 1365 });
  });
});
