import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipOf } from '@vedette/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { release, sha256, UpdateRepository } from '../../test/updates/repository.ts';
import { installUpdate, type UpdateStep, updateTroubles } from './install-update.ts';
import { openUpdates } from './open-updates.ts';
import { proveTrial } from './prove-trial.ts';
import { openSlotFolder, type SlotFolder } from './slot-folder.ts';

const program = 'process.exit(0)';
let repository: UpdateRepository;
let folder: string;
let slots: SlotFolder;
let origin: string;
let steps: UpdateStep[];

beforeEach(async () => {
  repository = new UpdateRepository();
  origin = await repository.listen();
  folder = mkdtempSync(join(tmpdir(), 'vedette-updates-'));
  slots = openSlotFolder(join(folder, 'updates'));
  writeFileSync(join(folder, 'root.json'), repository.root());
  steps = [];
});
afterEach(() => {
  repository.server.closeAllConnections();
  repository.server.close();
  rmSync(folder, { recursive: true, force: true });
});

const deps = () => ({
  slots,
  source: { origin, trustedRoot: join(folder, 'root.json') },
  reached: (step: UpdateStep) => void steps.push(step),
});
const install = ({ version, hash }: { version: string; hash: string }) =>
  installUpdate(deps(), { version, target: hash });
const good = async (one: { version: string; hash: string }) => {
  await install(one);
  await proveTrial(slots, [], 1000);
};
const untouched = () => expect(slots.read()).toMatchObject({ active: null, trial: null });

describe('a release', () => {
  it('is fetched, verified, unpacked beside what runs, and put on trial', async () => {
    const one = await release('1.1.0', program, { 'models/m.bin': 'x'.repeat(5000) });
    repository.publish([one]);
    expect(await install(one)).toBe('on-trial');
    expect(steps).toEqual(['named', 'fetched', 'emptied', 'unpacked', 'filled', 'on-trial']);
    expect(readFileSync(join(slots.slot('a'), 'models/m.bin'), 'utf8')).toBe('x'.repeat(5000));
    expect(updateTroubles(slots.read())).toEqual(['update:trying']);
    await expect(install(one)).rejects.toMatchObject({ code: 'conflict' });
    expect(await proveTrial(slots, [{ name: 'lane', passes: async () => true }], 1000)).toEqual([]);
    expect(slots.read()).toMatchObject({ active: 'a', installed: { a: { version: '1.1.0' } } });
    expect(await install(one)).toBe('running');
  });

  it('goes on where the line broke off', async () => {
    const one = await release('1.1.0', program, {
      data: Array.from({ length: 4000 }, (_, i) => sha256(Buffer.of(i % 256, i >> 8))).join(''),
    });
    repository.publish([one]);
    repository.breaksAfter = 40_000;
    await install(one);
    expect(repository.ranges.slice(0, 3)).toEqual(['bytes=0-', 'bytes=40000-', 'bytes=80000-']);
  });

  it('that was running before is there without being fetched again', async () => {
    const [one, two] = [await release('1.1.0', program), await release('1.2.0', program)];
    repository.publish([one, two]);
    await good(one);
    await good(two);
    const fetched = repository.ranges.length;
    await good(one);
    expect(slots.read()).toMatchObject({ active: 'a', installed: { b: { version: '1.2.0' } } });
    expect(repository.ranges).toHaveLength(fetched);
  });

  it('whose bytes were tampered with is thrown away', async () => {
    const one = await release('1.1.0', program);
    repository.publish([one]);
    const other = Buffer.from(one.bytes);
    other[100] = (other[100] ?? 0) ^ 1;
    repository.tamper(one.hash, other);
    await expect(install(one)).rejects.toMatchObject({ code: 'not-allowed', details: { at: 'release' } });
    untouched();
    repository.tamper(one.hash, one.bytes);
    expect(await install(one)).toBe('on-trial');
  });

  it('is not the one that was commanded under another hash or name', async () => {
    const [one, two] = [await release('1.1.0', program), await release('1.2.0', program)];
    repository.publish([one]);
    for (const wrong of [
      { ...one, hash: two.hash },
      { ...one, version: '1.3.0' },
    ])
      await expect(install(wrong)).rejects.toMatchObject({ code: 'not-found', details: { at: 'release' } });
    untouched();
  });

  it('that is no release, or would write elsewhere, is not installed', async () => {
    const evil: Record<string, string>[] = [{ 'release.json': '{"version":"9.9.9","entry":"a"}' }, { a: '' }];
    for (const files of evil) {
      const bytes = await zipOf(files);
      const one = { version: '1.1.0', bytes, hash: sha256(bytes) };
      repository.publish([one]);
      await expect(install(one)).rejects.toMatchObject({ code: 'archive-invalid' });
      untouched();
    }
    // The library refuses to write such a name, so that one of the same length is put into the bytes.
    const bytes = Buffer.from(
      (await zipOf({ 'release.json': '{}', 'xx/escaped': 'x' }))
        .toString('latin1')
        .replaceAll('xx/escaped', '../escaped'),
      'latin1',
    );
    const slip = { version: '1.1.0', bytes, hash: sha256(bytes) };
    repository.publish([slip]);
    await expect(install(slip)).rejects.toMatchObject({ code: 'archive-invalid' });
    expect(existsSync(join(slots.path, 'slots', 'escaped'))).toBe(false);
    untouched();
  });
});

describe('metadata', () => {
  const refused = { code: 'not-allowed', details: { at: 'update metadata' } };

  it('that have expired are refused', async () => {
    const one = await release('1.1.0', program);
    repository.publish([one], -1);
    await expect(install(one)).rejects.toMatchObject(refused);
    untouched();
  });

  it('that were rolled back are refused', async () => {
    const [one, two] = [await release('1.1.0', program), await release('1.2.0', program)];
    repository.publish([one]);
    const before = repository.snapshot();
    repository.publish([two]);
    await good(two);
    repository.putBack(before);
    await expect(install(one)).rejects.toMatchObject(refused);
    expect(slots.read().active).toBe('a');
  });

  it('of a repository whose root is not the one delivered are refused', async () => {
    const one = await release('1.1.0', program);
    repository.publish([one]);
    writeFileSync(join(folder, 'root.json'), new UpdateRepository().root());
    await expect(install(one)).rejects.toMatchObject(refused);
  });

  it('are believed again after a power cut has torn the root', async () => {
    const [one, two] = [await release('1.1.0', program), await release('1.2.0', program)];
    repository.publish([one, two]);
    await good(one);
    writeFileSync(join(slots.path, 'tuf', 'root.json'), '{"signed":');
    expect(await install(two)).toBe('on-trial');
  });
});

describe('a trial', () => {
  it('that fails its checks goes back at once, and health says so', async () => {
    const one = await release('1.1.0', program);
    repository.publish([one]);
    await install(one);
    const checks = [
      { name: 'store', passes: async () => true },
      { name: 'lane', passes: async () => false },
      { name: 'link', passes: () => new Promise<boolean>(() => {}) },
    ];
    expect(await proveTrial(slots, checks, 50)).toEqual(['lane', 'link']);
    expect(slots.read()).toMatchObject({ active: null, fellBack: { version: '1.1.0', why: 'refused' } });
    expect(updateTroubles(slots.read())).toEqual([
      'update:fell-back',
      'update:failed:lane',
      'update:failed:link',
    ]);
  });
});

describe('the command to update', () => {
  const id = '0192f0c0-0000-7000-8000-000000000001' as never;
  const command = (one: { version: string; hash: string }) => ({
    ...{ id, kind: 'update' as const, givenAt: 0 as never, notAfter: 1 as never },
    ...{ version: one.version, target: one.hash as never },
  });

  it('is answered with what was reached, or with why not, and health and trial say the rest', async () => {
    const one = await release('1.1.0', program);
    repository.publish([one]);
    const { source, reached } = deps();
    const platform = origin.replace('/updates', '');
    const updates = openUpdates({ folder: slots.path, trustedRoot: source.trustedRoot, platform, reached });
    expect(await updates.run(command({ ...one, version: '7.0.0' }))).toMatchObject({
      ...{ state: 'failed', failure: 'internal', result: [['fault', 'not-found: release']] },
    });
    expect(updates.troubles()).toEqual([]);
    expect(await updates.run(command(one))).toMatchObject({
      state: 'done',
      result: [['update', 'on-trial']],
    });
    expect(updates.troubles()).toEqual(['update:trying']);
    expect(await updates.run(command(one))).toMatchObject({ state: 'failed', failure: 'busy' });
    expect(await updates.prove([], 1000)).toEqual([]);
    expect(await updates.run(command(one))).toMatchObject({ state: 'done', result: [['update', 'running']] });
  });
});
