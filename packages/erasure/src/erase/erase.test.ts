import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { erasureGrade } from '@vedette/domain';
import { describe, expect, test } from 'vitest';
import { eraseOptions, fileWith, noise, temporaryFolder } from '../../test/kit.ts';
import { fileJournal, noteCiphertext, openEraser, tokensOf, tokenText } from '../index.ts';
import { sealed } from '../key-hunt/control.ts';

const eraser = openEraser();
const canaries = { seed: randomBytes(32), count: 64, purposes: ['access-control'] };

/** An image in which canaries, a key and what it sealed lie between noise. */
function imageWith(bytes: number) {
  const folder = temporaryFolder();
  const content = noise(bytes);
  tokensOf(canaries.seed, 64).forEach((token, at) => {
    if (1100 + at * 4096 < bytes) content.write(tokenText(token), 1000 + at * 4096, 'latin1');
  });
  const key = noise(32);
  key.copy(content, 777);
  const plain = noise(32);
  const samples = [sealed('record', key, plain, plain.subarray(0, 16)), sealed('wrap', key, plain, null)];
  return { folder, path: fileWith(join(folder, 'medium.img'), content), content, samples };
}

describe('an image', () => {
  test('is written over twice, compared byte by byte, and silent afterwards', async () => {
    const { path, content, samples } = imageWith(6_000_001);
    const noted = await noteCiphertext([{ path, bytes: content.length }], 64);
    const plan = await eraser.plan({ kind: 'image', path });
    const told: string[] = [];
    const report = await eraser.erase(
      plan,
      eraseOptions(
        { canaries, noted, samples, time: 200 },
        { told: ({ stage, done, of }) => told.push(`${stage} ${done === of}`) },
      ),
    );
    expect(report).toMatchObject({
      ...{ scope: 'medium', bytes: content.length, failure: null },
      readBack: { bytes: content.length, different: 0, unreadable: 0 },
      canaries: { planted: 64, noted: 64, foundPlanted: 0, foundNoted: 0, searchedBytes: content.length },
      hunt: { samples: 2, recordKeys: 0, wrappingKeys: 0, control: 'found' },
    });
    expect(report.steps.map(({ means, pass, bytes }) => [means, pass, bytes])).toEqual([
      ['overwrite', 1, content.length],
      ['overwrite', 2, content.length],
    ]);
    expect(told).toEqual(expect.arrayContaining(['erasing true', 'reading-back true']));
    expect(erasureGrade(report)).toBe('purged');
    const after = readFileSync(path);
    expect(after).toHaveLength(content.length);
    // Of noise over noise one byte in 256 is the same by chance.
    const same = after.filter((byte, at) => byte === content[at]).length;
    expect(same / after.length).toBeLessThan(0.01);
  });

  test('larger than what threads make at once is the same stream', async () => {
    const path = fileWith(join(temporaryFolder(), 'medium.img'), Buffer.alloc(20 * 1024 * 1024 + 5));
    const report = await eraser.erase(await eraser.plan({ kind: 'image', path }), eraseOptions());
    expect(report.readBack).toEqual({ bytes: 20 * 1024 * 1024 + 5, different: 0, unreadable: 0 });
    expect(report.limits).toContain('no-canaries-planted');
  });

  test('that loses what was written is found out', async () => {
    const { path, content } = imageWith(3_000_000);
    const plan = await eraser.plan({ kind: 'image', path });
    let passes = 0;
    const journal = {
      passes: async () => 0,
      end: async () => {},
      // After the last pass the medium forgets its second half and gives back old bytes at one place.
      async passDone() {
        passes += 1;
        if (passes < 2) return;
        const half = readFileSync(path).subarray(0, content.length / 2);
        content.copy(half, 5096, 5096, 5160);
        fileWith(path, half);
      },
    };
    const report = await eraser.erase(plan, eraseOptions({ canaries }, { journal }));
    expect(report.readBack?.unreadable).toBe(content.length / 2);
    expect(report.readBack?.different).toBeGreaterThan(50);
    expect(report.canaries?.foundPlanted).toBe(1);
    expect(erasureGrade(report)).toBe('failed');
  });

  test('that is stopped in the middle is a report that says so', async () => {
    const { path, content } = imageWith(1_000_000);
    const plan = await eraser.plan({ kind: 'image', path });
    const cut = new AbortController();
    const told = (): void => cut.abort();
    const report = await eraser.erase(plan, eraseOptions({}, { told, signal: cut.signal }));
    expect(report).toMatchObject({ failure: expect.stringMatching(/^erase: /), bytes: content.length });
    expect(report.steps).toEqual([
      expect.objectContaining({ means: 'overwrite', pass: 1, outcome: 'done' }),
      expect.objectContaining({ means: 'overwrite', pass: 2, outcome: 'failed' }),
    ]);
    expect(erasureGrade(report)).toBe('failed');
  });

  test('is refused when there is none, or nothing in it', async () => {
    const folder = temporaryFolder();
    const plan = (path: string) => eraser.plan({ kind: 'image', path: join(folder, path) });
    await expect(plan('gone')).rejects.toMatchObject({ code: 'not-found' });
    fileWith(join(folder, 'empty'), '');
    await expect(plan('empty')).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(eraser.plan({ kind: 'image', path: folder })).rejects.toMatchObject({
      code: 'input-invalid',
    });
    await expect(eraser.plan({ kind: 'device', path: '/dev/null' })).rejects.toMatchObject({
      code: 'input-invalid',
    });
  });
});

describe('after a power cut', () => {
  test('the pass that was under way is begun anew, and the one that is on the medium counts', async () => {
    const { folder, path, content } = imageWith(1_000_000);
    const plan = await eraser.plan({ kind: 'image', path });
    const journal = fileJournal(join(folder, 'elsewhere', 'journal'), plan);
    const power = new AbortController();
    let written = 0;
    const told = ({ done }: { readonly done: number }): void => {
      written = done;
      power.abort();
    };
    const cut = await eraser.erase(plan, eraseOptions({}, { told, journal, signal: power.signal }));
    expect([cut.failure !== null, written]).toEqual([true, content.length]);
    expect(await fileJournal(join(folder, 'elsewhere', 'journal'), plan).passes()).toBe(1);
    const report = await eraser.erase(plan, eraseOptions({ canaries }, { journal }));
    expect(report.steps.map(({ pass }) => pass)).toEqual([2]);
    expect(erasureGrade(report)).toBe('purged');
    expect(await journal.passes()).toBe(0);
  });

  test('another medium under the same name begins at the beginning', async () => {
    const { folder, path } = imageWith(100_000);
    const plan = await eraser.plan({ kind: 'image', path });
    const journal = fileJournal(join(folder, 'journal'), plan);
    await journal.passDone(1);
    truncateSync(path, 50_000);
    const other = await eraser.plan({ kind: 'image', path });
    expect(await fileJournal(join(folder, 'journal'), other).passes()).toBe(0);
    expect(await journal.passes()).toBe(1);
  });
});

describe('a folder', () => {
  test('loses its files’ bytes, lengths and names, and says what it cannot reach', async () => {
    const folder = temporaryFolder();
    const content = noise(200_000);
    fileWith(join(folder, 'records.db'), content);
    fileWith(join(folder, 'captures', '王芳-1990.jpg'), noise(70_000));
    fileWith(join(folder, 'empty'), '');
    const plan = await eraser.plan({ kind: 'folder', path: folder });
    expect(plan).toMatchObject({ scope: 'files', files: 3, bytes: 270_000 });
    const noted = await noteCiphertext([{ path: join(folder, 'records.db'), bytes: 200_000 }], 16);
    const report = await eraser.erase(plan, eraseOptions({ canaries, noted }));
    expect(report).toMatchObject({
      ...{ failure: null, files: 3, bytes: 270_000 },
      readBack: { bytes: 270_000, different: 0, unreadable: 0 },
      canaries: { foundNoted: 0 },
    });
    expect(report.limits).toEqual(expect.arrayContaining(['no-samples-to-try']));
    expect(report.steps.at(-1)).toMatchObject({ means: 'unlink', outcome: 'done' });
    expect(readdirSync(folder)).toEqual([]);
    expect(erasureGrade(report)).toBe('cleared');
  });

  test('follows no link out of itself', async () => {
    const [folder, other] = [temporaryFolder(), temporaryFolder()];
    const outside = fileWith(join(other, 'somebody-else'), 'untouched');
    symlinkSync(outside, join(folder, 'link'));
    symlinkSync(other, join(folder, 'folder-link'));
    fileWith(join(folder, 'own'), 'mine');
    await eraser.erase(await eraser.plan({ kind: 'folder', path: folder }), eraseOptions());
    expect(readFileSync(outside, 'utf8')).toBe('untouched');
    expect(readdirSync(folder)).toEqual([]);
  });
});
