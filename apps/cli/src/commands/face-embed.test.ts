import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { groupPhotograph, writePhotographs } from '../../test/photographs.ts';
import { beginVedette, jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

interface FaceLine {
  readonly file: string;
  readonly face: number;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly quality: { readonly interEye: number; readonly faults: readonly string[] };
  readonly attack: number;
  readonly mask: number;
  readonly model: { readonly id: string; readonly dimension: number };
  readonly reference: string;
}

function vectorOf({ reference }: FaceLine): readonly number[] {
  const bytes = Buffer.from(reference, 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
}

describe('vedette face embed', () => {
  it('prints one line for each face of a group, the primary one first', async () => {
    const { code, output, errors } = await vedette(['face', 'embed', groupPhotograph, '--json']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const faces = jsonLines<FaceLine>(output);
    expect(faces.map(({ face }) => face)).toEqual([0, 1, 2, 3]);
    for (const face of faces) {
      const vector = vectorOf(face);
      expect(vector).toHaveLength(face.model.dimension);
      expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
      expect(face.box.width).toBeGreaterThan(50);
      expect(face.quality.interEye).toBeGreaterThan(45);
      expect(face.mask).toBeLessThan(0.5);
    }
  });

  it('walks folders in sorted order and goes on after a picture that is none', async () => {
    const folder = temporaryFolder();
    const noise = Buffer.from('not a picture');
    await writePhotographs(folder, {
      'b/2.jpg': 'baiyu',
      'b/1.JPG': 'anran',
      'a.jpg': new Uint8Array(),
      'b/notes.txt': noise,
      'c.png': noise,
    });
    const { code, output, errors } = await vedette(['face', 'embed', folder, 'nowhere.jpg', '--json']);
    expect(code).toBe(1);
    expect(jsonLines<FaceLine>(output).map(({ file }) => file)).toEqual([
      join(folder, 'b/1.JPG'),
      join(folder, 'b/2.jpg'),
    ]);
    expect(jsonLines(errors)).toEqual([
      expect.objectContaining({ file: join(folder, 'a.jpg'), problem: 'image-empty' }),
      expect.objectContaining({ file: join(folder, 'c.png'), problem: 'image-not-an-image' }),
      expect.objectContaining({ file: 'nowhere.jpg', problem: 'not-found' }),
    ]);
  });

  it('waits for no pipe that lies among the pictures, nor for one that is named', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { '1.jpg': 'anran', '3.jpg': 'baiyu' });
    const pipe = join(folder, '2.jpg');
    execFileSync('mkfifo', [pipe]);
    const { code, output, errors } = await vedette(['face', 'embed', folder, pipe, '--json']);
    expect(code).toBe(1);
    expect(jsonLines<FaceLine>(output)).toHaveLength(2);
    expect(jsonLines(errors)).toEqual([expect.objectContaining({ file: pipe, problem: 'input-invalid' })]);
  });

  it('gives the same lines whatever number of threads is at work', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { '1.jpg': 'anran', '2.jpg': 'baiyu', '3.jpg': 'enya', '4.jpg': 'anran' });
    const alone = await vedette(['face', 'embed', folder, '--json', '--jobs', '1']);
    const together = await vedette(['face', 'embed', folder, '--json', '--jobs', '3']);
    expect(together.output).toBe(alone.output);
    const [first, , , last] = jsonLines<FaceLine>(alone.output);
    expect(last?.reference).toBe(first?.reference);
  });

  it('answers each name on standard input before the next one comes', async () => {
    const folder = temporaryFolder();
    await writePhotographs(folder, { '1.jpg': 'anran', '2.jpg': 'baiyu' });
    const child = beginVedette(['face', 'embed', '-', '--json', '--jobs', '1']);
    const { stdin, stdout } = child;
    if (stdin === null || stdout === null) throw new Error('No pipes');
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    for (const name of ['1.jpg', '2.jpg']) {
      stdin.write(`${join(folder, name)}\n`);
      const { value } = await lines.next();
      expect((JSON.parse(value ?? '') as FaceLine).file).toBe(join(folder, name));
    }
    stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('ends when nobody reads on', async () => {
    const folder = temporaryFolder();
    const copies = Array.from({ length: 12 }, (_, at) => [`${at}.jpg`, 'anran']);
    await writePhotographs(folder, Object.fromEntries(copies));
    const child = beginVedette(['face', 'embed', folder, '--json', '--jobs', '2']);
    const closed = once(child, 'close');
    await once(child.stdout ?? child, 'data');
    child.stdout?.destroy();
    expect(await closed).toEqual([141, null]);
  });

  it('says in words what is wrong, without references or stacks', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'dark\u001b[2J.jpg'), 'x');
    const { code, output, errors } = await vedette(['face', 'embed', groupPhotograph, folder]);
    expect(code).toBe(1);
    expect(output).toMatch(/sample6\.jpg {2}face 0 {2}\d+ × \d+ at \d+, \d+ {2}eyes \d+ px apart/);
    expect(errors).toContain('This is not a usable picture');
    expect(errors).not.toContain('\u001b');
  });

  it('says that a folder has no pictures', async () => {
    const { code, errors } = await vedette(['face', 'embed', temporaryFolder()]);
    expect(code).toBe(1);
    expect(errors).toContain('There is no photograph in the folder');
  });

  it('says that models are missing, and what to do', async () => {
    const environment = { VEDETTE_MODELS: temporaryFolder() };
    const { code, output, errors } = await vedette(['face', 'embed', groupPhotograph], { environment });
    expect({ code, output }).toEqual({ code: 69, output: '' });
    expect(errors).toContain('Run set-up to fetch the model files');
  });
});
