import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { zipOf } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { archiveLimits, openArchive } from './archive.ts';

const limits = { files: 10, inflated: 3_000_000, ratio: 100, ratioFrom: 10_000 };
const crcOfNothing = 0;

/** One entry whose headers say what the test wants them to say. */
function forged(name: Buffer, content: Buffer, claims: { size?: number; flags?: number } = {}): Buffer {
  const packed = deflateRawSync(content);
  const { size = content.length, flags = 0 } = claims;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crcOfNothing, 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

async function readAll(bytes: Buffer, perFile = 2_000_000): Promise<Buffer[]> {
  const contents: Buffer[] = [];
  for (const file of await openArchive(bytes, limits)) contents.push(await file.read(perFile));
  return contents;
}

describe('an archive', () => {
  it('gives its files', async () => {
    const content = randomBytes(50_000);
    const files = await openArchive(await zipOf({ 'a/张三.jpg': content, 'b.txt': 'x' }));
    expect(files.map(({ path }) => path)).toEqual(['a/张三.jpg', 'b.txt']);
    expect(await files[0]?.read(60_000)).toEqual(content);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['something else', Buffer.from('this is no archive at all, not even a bit of one')],
    ['half of one', null],
  ])('that is %s cannot be read', async (_, bytes) => {
    const half = async () => (await zipOf({ 'a.jpg': randomBytes(5000) })).subarray(0, 3000);
    await expect(openArchive(bytes ?? (await half()))).rejects.toMatchObject({ code: 'archive-invalid' });
  });

  it('that is encrypted cannot be read', async () => {
    const bytes = forged(Buffer.from('a.jpg'), Buffer.from('x'), { flags: 1 });
    await expect(openArchive(bytes)).rejects.toMatchObject({
      code: 'archive-invalid',
      details: { at: 'encrypted' },
    });
  });

  it('with too many files is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.jpg`, 'x']));
    await expect(openArchive(await zipOf(files), limits)).rejects.toMatchObject({
      code: 'archive-too-large',
    });
  });

  it('that is a bomb is stopped by the bytes that come out of it', async () => {
    const bomb = await zipOf({ 'a.jpg': Buffer.alloc(1_900_000) });
    await expect(readAll(bomb)).rejects.toMatchObject({
      code: 'archive-too-large',
      details: { at: 'ratio' },
    });
    expect(bomb.length).toBeLessThan(5000);
  });

  it('that is too large in sum is stopped although each file is not', async () => {
    const files = Object.fromEntries(Array.from({ length: 4 }, (_, i) => [`${i}.jpg`, randomBytes(900_000)]));
    await expect(readAll(await zipOf(files))).rejects.toMatchObject({
      code: 'archive-too-large',
      details: { at: 'inflated' },
    });
  });

  it('whose header claims a small size is not believed', async () => {
    const bytes = forged(Buffer.from('a.jpg'), Buffer.alloc(1_500_000, 7), { size: 10 });
    await expect(readAll(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^archive-/) });
  });

  it('with one file too large refuses that file', async () => {
    const bytes = await zipOf({ 'a.jpg': randomBytes(200_000) });
    await expect(readAll(bytes, 100_000)).rejects.toMatchObject({ code: 'upload-too-large' });
  });

  it('of Chinese Windows keeps its names', async () => {
    const gb18030 = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x2e, 0x6a, 0x70, 0x67]);
    const [file] = await openArchive(forged(gb18030, Buffer.from('x')), archiveLimits);
    expect(file?.path).toBe('张三.jpg');
  });
});
