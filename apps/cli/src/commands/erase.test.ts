import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensOf, tokenText } from '@vedette/erasure';
import { describe, expect, it } from 'vitest';
import { jsonLines, vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

function image(bytes = 200_000) {
  const folder = temporaryFolder();
  const [path, content] = [join(folder, 'medium.img'), randomBytes(bytes)];
  writeFileSync(path, content);
  return { folder, path, content };
}

describe('vedette erase', () => {
  it('clears an image and says in JSON what was done and found', async () => {
    const { path, content } = image();
    const { code, output } = await vedette(['erase', path, '--json']);
    const [said] = jsonLines(output) as unknown as { grade: string; report: Record<string, unknown> }[];
    expect([code, said?.grade]).toEqual([0, 'purged']);
    expect(said?.report).toMatchObject({
      ...{ bytes: content.length, readBack: { bytes: content.length, different: 0, unreadable: 0 } },
      limits: expect.arrayContaining(['no-canaries-planted', 'no-samples-to-try']),
    });
    expect(readFileSync(path).equals(content)).toBe(false);
  });

  it('only says what it would do when it is asked for the plan', async () => {
    const { path, content } = image();
    const { code, output } = await vedette(['erase', path, '--plan', '--json']);
    expect(code).toBe(0);
    expect(jsonLines(output)[0]).toMatchObject({ scope: 'medium', passes: 2, steps: [] });
    expect(readFileSync(path).equals(content)).toBe(true);
  });

  it('looks for the tokens of a search kit, and tries keys on its samples', async () => {
    const { folder, path } = image(8_000);
    const seed = randomBytes(32);
    const kit = join(folder, 'kit.json');
    const text = (bytes: number) => randomBytes(bytes).toString('base64url');
    const sample = { nonce: text(12), ciphertext: text(32), tag: text(16), known: text(16) };
    const canaries = { seed: seed.toString('base64url'), count: 64, purposes: ['access'] };
    const retirement = '01938f6e-0000-4000-8000-000000000001';
    writeFileSync(kit, JSON.stringify({ retirement, canaries, samples: [sample] }));
    writeFileSync(path, `${tokenText(tokensOf(seed, 1)[0] ?? seed)}${'x'.repeat(4_000)}`);
    const { code, output } = await vedette(['erase', path, '--kit', kit, '--hunt', '20', '--json']);
    const [said] = jsonLines(output) as unknown as { report: Record<string, unknown> }[];
    expect(code).toBe(0);
    expect(said?.report).toMatchObject({
      canaries: { planted: 64, foundPlanted: 0 },
      hunt: { samples: 1, recordKeys: 0, control: 'found' },
    });
  });

  it('touches nothing that is neither image nor device, and takes no kit that is none', async () => {
    const { folder, path, content } = image();
    expect((await vedette(['erase', folder])).code).toBe(65);
    expect((await vedette(['erase', join(folder, 'gone')])).code).toBe(65);
    const kit = join(folder, 'kit.json');
    writeFileSync(kit, '{}');
    expect((await vedette(['erase', path, '--kit', kit])).code).toBe(65);
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});

describe('vedette retire', () => {
  it('wants the folder named twice, and a terminal in it', async () => {
    const { folder } = image();
    expect((await vedette(['retire', '--data', folder, '--confirm', folder])).code).toBe(65);
    writeFileSync(join(folder, 'store.key-check'), 'x');
    const { code, errors } = await vedette([
      'retire',
      '--data',
      folder,
      '--confirm',
      'elsewhere',
      '--lang',
      'en',
    ]);
    expect([code, errors]).toEqual([65, expect.stringContaining('confirm')]);
    expect(readFileSync(join(folder, 'store.key-check'), 'utf8')).toBe('x');
  });
});
