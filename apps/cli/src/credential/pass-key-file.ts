import { stat } from 'node:fs/promises';
import { type PassSigningKey, parsePassKeySet, passKeySetOf } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import { fileFault } from '../input/file-fault.ts';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';
import { writeNewFile } from './new-file.ts';

/** The first signs; the others are still trusted. */
export type PassKeys = readonly [PassSigningKey, ...PassSigningKey[]];

const keyFileLimit = 65_536;
/** Any permission beyond the owner's. */
const others = 0o077;

/**
 * Writes keys to a new file that its owner alone can read.
 * @throws CommandError exists, not-found, unreadable
 */
export const writePassKeys = (path: string, keys: PassKeys): Promise<void> =>
  writeNewFile(path, `${JSON.stringify(passKeySetOf(keys), null, 2)}\n`, 0o600);

/** @throws CommandError not-allowed for a file that others can read; no-pass-key, not-found, unreadable */
export async function readPassKeys(path: string): Promise<PassKeys> {
  const status = await stat(path).catch((cause: unknown) => {
    throw fileFault(path, cause);
  });
  const isWide = process.platform !== 'win32' && (status.mode & others) !== 0;
  if (isWide) throw new CommandError('not-allowed', path);
  const json = await readJson(path, keyFileLimit);
  try {
    return parsePassKeySet(json);
  } catch (cause) {
    throw cause instanceof VedetteError ? new CommandError('no-pass-key', path, cause) : cause;
  }
}

/** The trust file with which lanes and `credential verify` take these keys for those of the issuer. */
export function passTrustFileOf(keys: PassKeys, issuer: string, at: number): object {
  return {
    ...{ format: 'vedette-pass-trust', version: 1, list: issuer, listAt: new Date(at).toISOString() },
    keys: keys.map(({ keyId, publicJwk }) => ({ kid: keyId, publicKey: publicJwk, issuer })),
  };
}
