import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { updateRoutes } from '@vedette/contract/platform';
import { zipOf } from '@vedette/testing';
import { firstSite } from './joined-terminal.ts';
import type { PlatformOwner } from './platform-owner.ts';

const cli = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

/** Whoever packs releases, signs them off-line with keys of his own, and brings them to a platform. */
export interface ReleaseDesk {
  readonly site: number;
  /** The file that a terminal has to be given before it believes a release. */
  readonly root: string;
  /** This checkout as a release. */
  pack(version: string): Promise<Buffer>;
  /** @returns the hash by which it is rolled out */
  publish(version: string, archive: Buffer): Promise<string>;
  remove(): void;
}

type Files = Record<string, Buffer>;

export async function releaseDesk(owner: PlatformOwner): Promise<ReleaseDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-desk-'));
  const at = (name: string): string => join(folder, name);
  const update = (...args: string[]) =>
    promisify(execFile)(process.execPath, ['--conditions=@vedette/source', cli, 'update', ...args]);
  const upload = (file: string) => new Blob([readFileSync(file)], { type: 'application/octet-stream' });
  const { onlineKey } = await owner(updateRoutes.repository, {});
  mkdirSync(at('keys'), { mode: 0o700 });
  await update('new-keys', '--keys', at('keys'));
  await update('root', '--keys', at('keys'), '--online-key', onlineKey, '--out', at('root.json'));
  await owner(updateRoutes.putRoot, { body: upload(at('root.json')) });
  let targets: string | null = null;
  return {
    site: await firstSite(owner),
    root: at('root.json'),
    async pack(version) {
      await update('pack', '--as', version, '--out', at('packed.zip'));
      return readFileSync(at('packed.zip'));
    },
    async publish(version, archive) {
      const [file, out] = [at(`${version}.zip`), at(`${version}.targets.json`)];
      writeFileSync(file, archive);
      const hash = createHash('sha256').update(archive).digest('hex');
      const body = new Blob([new Uint8Array(archive)], { type: 'application/zip' });
      await owner(updateRoutes.putRelease, { params: { hash }, body });
      const before = targets === null ? [] : ['--previous', targets];
      await update('targets', '--keys', at('keys'), ...before, '--add', `${version}=${file}`, '--out', out);
      await owner(updateRoutes.putTargets, { body: upload(out) });
      targets = out;
      return hash;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Another release made of one that lies unpacked on a terminal, as a mistake at its making would leave it. */
export function releaseLike(
  unpacked: string,
  version: string,
  change: (files: Files) => void,
): Promise<Buffer> {
  const files: Files = {};
  for (const entry of readdirSync(unpacked, { recursive: true, withFileTypes: true })) {
    const path = relative(unpacked, join(entry.parentPath, entry.name));
    if (entry.isFile() && !path.startsWith('node_modules/')) files[path] = readFileSync(join(unpacked, path));
  }
  const manifest = JSON.parse(String(files['release.json']));
  files['release.json'] = Buffer.from(JSON.stringify({ ...manifest, version }));
  change(files);
  return zipOf(files);
}
