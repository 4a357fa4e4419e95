import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BlockDevice, numberOf, type SystemRoots } from './block-device.ts';
import { mounts } from './mounts.ts';

/** What holds a device: where it is mounted, `swap`, or the device built on it; null when nobody does. */
export async function holderOf(device: BlockDevice, roots: SystemRoots): Promise<string | null> {
  const related = new Set(device.related);
  const mount = (await mounts(roots.proc)).find(({ device: number }) => related.has(number));
  if (mount !== undefined) return mount.at;
  if (await swapsOn(related, roots.proc)) return 'swap';
  for (const number of related) {
    const [holder] = await readdir(join(roots.sys, 'dev/block', number, 'holders')).catch(() => []);
    if (holder !== undefined) return holder;
  }
  return null;
}

async function swapsOn(related: ReadonlySet<string>, proc: string): Promise<boolean> {
  const text = await readFile(join(proc, 'swaps'), 'utf8').catch(() => '');
  for (const line of text.split('\n').slice(1)) {
    const [path] = line.split(/\s/);
    if (path === undefined || path === '') continue;
    const found = await stat(path).catch(() => null);
    if (found !== null && related.has(numberOf(found.isBlockDevice() ? found.rdev : found.dev))) return true;
  }
  return false;
}
