import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { syncFolder } from '@vedette/vault';
import { fromBase64Url, type TreeHead, toBase64Url, type WitnessMemory } from '@vedette/vault/log';

/** So many older states are left, for whoever is reading one right now. */
const kept = 2;

/**
 * What a witness has cosigned, in files of a folder: `<hash of the origin>.<n>`, the highest n counting. The next one is
 * linked under a name that must be free, so that of several writers, in whatever process, one gets through.
 */
export async function openWitnessMemory(folder: string): Promise<WitnessMemory> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    last: async (origin) => (await newest(folder, origin))?.head ?? null,
    async advance(origin, from, to) {
      const last = await newest(folder, origin);
      if ((last?.head.size ?? 0) !== from) return false;
      const n = (last?.n ?? 0) + 1;
      if (!(await isWritten(folder, stateName(origin, n), to))) return false;
      // Somebody who was faster by several states may have cleared this name away again.
      if (Math.max(...(await numbersOf(folder, origin))) !== n) return false;
      await forget(folder, origin, n - kept);
      return true;
    },
  };
}

const prefixOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');
const stateName = (origin: string, n: number): string => `${prefixOf(origin)}.${n}`;

async function numbersOf(folder: string, origin: string): Promise<readonly number[]> {
  const prefix = `${prefixOf(origin)}.`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  return names.map((name) => Number(name.slice(prefix.length))).filter(Number.isSafeInteger);
}

async function newest(
  folder: string,
  origin: string,
): Promise<{ readonly n: number; readonly head: TreeHead } | null> {
  const n = Math.max(0, ...(await numbersOf(folder, origin)));
  if (n === 0) return null;
  return { n, head: headIn(await readFile(join(folder, stateName(origin, n)), 'utf8')) };
}

/** @throws VedetteError `store-damaged`: a witness that has forgotten what it saw must not begin anew */
function headIn(text: string): TreeHead {
  // `size root`, a line: whatever else stands there was not written by us.
  const [, size = '', encoded = ''] = /^(\d{1,16}) ([A-Za-z0-9_-]{43})\n$/.exec(text) ?? [];
  const root = fromBase64Url(encoded);
  if (root?.length !== 32) throw new VedetteError('store-damaged', 'world', { at: 'state of the witness' });
  return { size: Number(size), root };
}

/** False when somebody else has written that state. */
async function isWritten(folder: string, name: string, to: TreeHead): Promise<boolean> {
  // A draft for each: what is linked must be what this one has written.
  const draft = join(folder, `draft.${randomUUID()}`);
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${to.size} ${toBase64Url(to.root)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, join(folder, name));
    syncFolder(folder);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  } finally {
    await rm(draft, { force: true });
  }
}

async function forget(folder: string, origin: string, upTo: number): Promise<void> {
  const old = (await numbersOf(folder, origin)).filter((n) => n < upTo);
  for (const n of old) await rm(join(folder, stateName(origin, n)), { force: true });
}
