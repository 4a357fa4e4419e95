import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One line of /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export interface Mount {
  /** `major:minor` of what is mounted; of no block device for overlays and the like. */
  readonly device: string;
  readonly at: string;
  readonly fileSystem: string;
  readonly source: string;
}

export async function mounts(proc: string): Promise<readonly Mount[]> {
  const text = await readFile(join(proc, 'self/mountinfo'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => mountOf(line) ?? []);
}

/** Optional fields stand between the sixth and a lone hyphen, any number of them. */
function mountOf(line: string): Mount | null {
  const [before, after] = line.split(' - ');
  const [, , device, , at] = before?.split(' ') ?? [];
  const [fileSystem, source] = after?.split(' ') ?? [];
  if (device === undefined || at === undefined || fileSystem === undefined) return null;
  return { device, at: unescaped(at), fileSystem, source: unescaped(source ?? '') };
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** The mount under which an absolute path lies: the longest that it begins with, the last of equals. */
export function mountOfPath(all: readonly Mount[], path: string): Mount | null {
  const above = all.filter(({ at }) => at === '/' || path === at || path.startsWith(`${at}/`));
  return above.reduce<Mount | null>(
    (best, mount) => (best === null || mount.at.length >= best.at.length ? mount : best),
    null,
  );
}
