import { createReadStream, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import type { TargetFile } from 'tuf-js';
import { syncFolder } from './slot-folder.ts';

const contentRange = /^bytes (\d+)-(\d+)\/(\d+)$/;
/** Longer than a part of it takes on the slowest line that anybody would call one. */
const partDeadline = 120_000;

/**
 * Fetches an archive part by part and goes on where it broke off, also after a power cut; gives its path once it is
 * what the target says. Other bytes are thrown away: the next call begins anew.
 * @throws VedetteError `not-allowed` for other bytes, `not-found` when the source does not answer as it should
 */
export async function downloadArchive(folder: string, origin: string, target: TargetFile): Promise<string> {
  const hash = target.hashes['sha256'] ?? '';
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const path = join(downloads, `${hash}.part`);
  let size = existsSync(path) ? statSync(path).size : 0;
  while (size < target.length)
    size = await appendPart(path, `${origin}/archives/${hash}`, size, target.length);
  syncFolder(downloads);
  try {
    await target.verify(createReadStream(path));
    return path;
  } catch (cause) {
    rmSync(path, { force: true });
    throw new VedetteError('not-allowed', 'world', { at: 'release' }, { cause });
  }
}

async function appendPart(path: string, url: string, start: number, length: number): Promise<number> {
  const response = await fetch(url, {
    headers: { range: `bytes=${start}-` },
    redirect: 'error',
    signal: AbortSignal.timeout(partDeadline),
  }).catch((cause: unknown) => {
    throw new VedetteError('not-found', 'world', { at: 'update source' }, { cause });
  });
  const [, from, , whole] = contentRange.exec(response.headers.get('content-range') ?? '') ?? [];
  const isAsked = response.status === 206 && Number(from) === start && Number(whole) === length;
  if (!isAsked || response.body === null)
    throw new VedetteError('not-found', 'world', { at: 'update source' });
  const file = await open(path, 'a', 0o600);
  let size = start;
  try {
    for await (const chunk of response.body) {
      // Never more than was promised, whatever is sent.
      const wanted = Buffer.from(chunk).subarray(0, length - size);
      await file.writeFile(wanted);
      size += wanted.length;
      if (size === length) break;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (size === start) throw new VedetteError('not-found', 'world', { at: 'update source' });
  return size;
}
