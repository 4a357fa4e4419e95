import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import encodeQR from 'qr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

interface CodeLine {
  readonly text: string | null;
  readonly bytes: string;
  readonly corners: readonly { readonly x: number; readonly y: number }[];
}

const card = (text: string): Promise<Buffer> =>
  sharp(Buffer.from(encodeQR(text, 'svg', { border: 4 })))
    .resize(260, 260, { kernel: 'nearest' })
    .flatten({ background: 'white' })
    .toBuffer();

/** A picture of a table on which these codes lie, side by side. */
async function pictureOf(name: string, ...texts: readonly string[]): Promise<string> {
  const cards = await Promise.all(texts.map(card));
  const path = join(temporaryFolder(), name);
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } })
    .composite(cards.map((input, at) => ({ input, left: 30 + at * 300, top: 100 })))
    .toFile(path);
  return path;
}

describe('vedette qr decode', () => {
  it('prints the text of a code and where it is', async () => {
    const path = await pictureOf('one.jpg', 'HC1:6BF+70790T9WJWG.FKY*4GO0');
    const { code, output, errors } = await vedette(['qr', 'decode', path, '--json']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const [line, ...more] = jsonLines<CodeLine>(output);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      file: path,
      text: 'HC1:6BF+70790T9WJWG.FKY*4GO0',
      format: 'qr',
      isPart: false,
    });
    expect(Buffer.from(line?.bytes ?? '', 'base64').toString()).toBe(line?.text);
    expect(line?.corners).toHaveLength(4);
    for (const { x, y } of line?.corners ?? [])
      expect([x > 30 && x < 290, y > 100 && y < 360]).toEqual([true, true]);
  });

  it('prints every code of a picture, and nothing in one that moves the cursor', async () => {
    const path = await pictureOf('two.png', 'VP1:ONE', '\u001b[2J健康码');
    const { code, output } = await vedette(['qr', 'decode', path]);
    expect(code).toBe(0);
    expect(output).toMatch(/^VP1:ONE {2}at \d+, \d+$/m);
    expect(output).toMatch(/^\ufffd\[2J健康码 {2}at \d+, \d+$/m);
    expect(output).not.toContain('\u001b');
  });

  it('leaves with 1 when there is no code', async () => {
    const path = await pictureOf('none.png');
    expect(await vedette(['qr', 'decode', path, '--json'])).toEqual({ code: 1, output: '', errors: '' });
    const { code, errors } = await vedette(['qr', 'decode', path]);
    expect([code, errors]).toEqual([1, 'There is no QR code in the picture, or none that can be read.\n']);
  });

  it.each([
    ['text.png', 'not a picture', 'This is not a usable picture'],
    ['empty.jpg', '', 'The picture file is empty'],
    ['cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'The picture is incomplete'],
    ['long.jpg', Buffer.alloc(20_000_001), 'The file is too large'],
  ])('leaves with 65 over %s and says why', async (name, content, why) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, content);
    const { code, output, errors } = await vedette(['qr', 'decode', path]);
    expect({ code, output }).toEqual({ code: 65, output: '' });
    expect(errors).toContain(`${why}: ${path}`);
  });

  it('leaves with 65 when there is no such file, with 64 when none is named', async () => {
    expect((await vedette(['qr', 'decode', '/nowhere.png'])).code).toBe(65);
    expect((await vedette(['qr', 'decode'])).code).toBe(64);
    expect((await vedette(['qr', 'decode', 'a.png', 'b.png'])).code).toBe(64);
  });
});
