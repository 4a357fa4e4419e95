import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { type TargetFile, Updater } from 'tuf-js';

export interface TrustedSource {
  /** The folder of updates. */
  readonly folder: string;
  /** The root that came with the program: whose signatures count. */
  readonly trustedRoot: string;
  /** `https://platform/updates`, without a slash at the end. */
  readonly origin: string;
}

/**
 * What signed metadata say of a release, the newest of them, after The Update Framework: expired, rolled back, mixed
 * or unsigned ones are refused, and what was believed once is remembered.
 * @throws VedetteError `not-allowed` for metadata that are refused or not reached, `not-found` for a release that is
 * not named, or under another hash than was asked for
 */
export async function releaseTarget(
  { folder, trustedRoot, origin }: TrustedSource,
  version: string,
  hash: string,
): Promise<TargetFile> {
  const metadataDir = join(folder, 'tuf');
  mkdirSync(metadataDir, { recursive: true });
  const root = join(metadataDir, 'root.json');
  if (!existsSync(root)) copyFileSync(trustedRoot, root);
  const target = await newest(metadataDir, origin, trustedRoot, `${version}.zip`);
  if (target === undefined || target.hashes['sha256'] !== hash)
    throw new VedetteError('not-found', 'world', { at: 'release' });
  return target;
}

async function newest(metadataDir: string, origin: string, trustedRoot: string, path: string) {
  try {
    return await updaterOn(metadataDir, origin, trustedRoot).getTargetInfo(path);
  } catch (cause) {
    throw new VedetteError('not-allowed', 'world', { at: 'update metadata' }, { cause });
  }
}

/** A root that a power cut has torn is begun anew from the one that was delivered: the chain leads to the newest. */
function updaterOn(metadataDir: string, origin: string, trustedRoot: string): Updater {
  const options = {
    ...{ metadataDir, metadataBaseUrl: `${origin}/metadata` },
    config: { fetchTimeout: 20_000, fetchRetry: false, maxRootRotations: 64 },
  };
  try {
    return new Updater(options);
  } catch {
    copyFileSync(trustedRoot, join(metadataDir, 'root.json'));
    return new Updater(options);
  }
}
