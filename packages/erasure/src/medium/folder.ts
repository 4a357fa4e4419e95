import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ErasureLimit, Medium } from '@vedette/domain';
import { blockDevice, numberOf, type SystemRoots } from './block-device.ts';
import { mountOfPath, mounts } from './mounts.ts';

export interface FolderFile {
  readonly path: string;
  readonly bytes: number;
}

export interface PlaceFacts {
  readonly medium: Medium;
  readonly limits: readonly ErasureLimit[];
}
export interface FolderFacts extends PlaceFacts {
  readonly files: readonly FolderFile[];
}

/** Writing in place on these writes somewhere else: the old block stays until it is needed. */
const elsewhere = new Set(['btrfs', 'zfs', 'f2fs', 'nilfs2', 'bcachefs', 'overlay', 'ubifs', 'jffs2']);
const inMemory = new Set(['tmpfs', 'ramfs']);

export const unknownMedium: Medium = {
  ...{ kind: 'unknown', maker: null, model: null, serial: null, capacity: 0 },
  ...{ rotational: null, firmware: null },
};

/** What lies under a folder and on which medium; what overwriting it there cannot reach. */
export async function folderFacts(path: string, roots: SystemRoots): Promise<FolderFacts> {
  return { ...(await placeFacts(path, roots)), files: await filesUnder(path) };
}

export async function placeFacts(path: string, roots: SystemRoots): Promise<PlaceFacts> {
  const { dev } = await lstat(path);
  const mount = mountOfPath(await mounts(roots.proc), path);
  const device = (await blockDevice(numberOf(dev), roots.sys)) ?? (await deviceOf(mount?.device, roots));
  const fileSystem = mount?.fileSystem ?? '';
  const limits: ErasureLimit[] = inMemory.has(fileSystem)
    ? []
    : ['free-space-not-cleared', 'journal-not-cleared', 'snapshots-not-seen', 'no-block-erase-offered'];
  if (elsewhere.has(fileSystem)) limits.push('copy-on-write-file-system');
  if (device?.medium.rotational !== true && !inMemory.has(fileSystem))
    limits.push('spare-area-not-addressable');
  if (device?.medium.kind === 'virtual') limits.push('virtual-medium');
  return { medium: device?.medium ?? unknownMedium, limits };
}

async function deviceOf(number: string | undefined, { sys }: SystemRoots) {
  return number === undefined ? null : blockDevice(number, sys);
}

/** Those of the files that are there, without links. */
export async function filesNamed(paths: readonly string[]): Promise<readonly FolderFile[]> {
  const found = await Promise.all(
    paths.map(async (path) => ({ path, facts: await lstat(path).catch(() => null) })),
  );
  return found.flatMap(({ path, facts }) => (facts?.isFile() === true ? [{ path, bytes: facts.size }] : []));
}

/** Every file under a folder, by name. A link is not followed: what it leads to belongs to somebody else. */
export async function filesUnder(folder: string): Promise<readonly FolderFile[]> {
  const found: FolderFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(path)));
    else if (entry.isFile()) found.push({ path, bytes: (await lstat(path)).size });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
