import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { erasureGrade } from '@vedette/domain';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eraseOptions, fileWith, noise, temporaryFolder } from '../../test/kit.ts';
import { openEraser } from '../index.ts';

const run = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });

/** A loop device over a file of noise; null where this machine gives none. */
function loopOver(path: string, ...options: readonly string[]): string | null {
  const { status, stdout } = run('losetup', '--find', '--show', ...options, path);
  if (status !== 0) return null;
  const device = stdout.trim();
  onTestFinished(() => void run('losetup', '--detach', device));
  return device;
}

const probe = process.getuid?.() === 0 && run('losetup', '--find').status === 0;

// Loop devices want root, and a kernel that has them.
describe.skipIf(!probe)('a block device', () => {
  const eraser = openEraser();

  test('is erased as a whole, with discard where it offers that', async ({ skip }) => {
    const bytes = 8 * 1024 * 1024;
    const path = fileWith(join(temporaryFolder(), 'disk.img'), noise(bytes));
    const before = readFileSync(path);
    const device = loopOver(path);
    if (device === null) return skip('no loop device is to be had');
    const plan = await eraser.plan({ kind: 'device', path: device });
    expect(plan).toMatchObject({ scope: 'medium', bytes, medium: { kind: 'virtual' } });
    const report = await eraser.erase(plan, eraseOptions());
    expect(report).toMatchObject({ failure: null, readBack: { bytes, different: 0, unreadable: 0 } });
    expect(report.limits).toEqual(expect.arrayContaining(['virtual-medium', 'no-block-erase-offered']));
    expect(erasureGrade(report)).toBe('cleared');
    const after = readFileSync(path);
    expect(after.filter((byte, at) => byte === before[at]).length / bytes).toBeLessThan(0.01);
  });

  test('is left alone when it is read-only, or in use', async ({ skip }) => {
    const folder = temporaryFolder();
    const readOnly = loopOver(fileWith(join(folder, 'ro.img'), noise(1024 * 1024)), '--read-only');
    if (readOnly === null) return skip('no loop device is to be had');
    await expect(eraser.plan({ kind: 'device', path: readOnly })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const used = loopOver(fileWith(join(folder, 'used.img'), Buffer.alloc(16 * 1024 * 1024)));
    if (used === null || run('mkfs.ext4', '-q', used).status !== 0)
      return skip('no file system is to be had');
    const at = join(folder, 'mounted');
    mkdirSync(at);
    if (run('mount', used, at).status !== 0) return skip('nothing can be mounted');
    try {
      const refused = eraser.plan({ kind: 'device', path: used });
      await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(refused).rejects.toThrow(at);
    } finally {
      run('umount', at);
    }
  });
});
