import { basename } from 'node:path';
import { readHcertTrust } from '@vedette/credential';
import { VedetteError } from '@vedette/domain';
import { readBounded } from '../input/read-bounded.ts';
import { CommandError } from '../output/command-error.ts';
import { NoTrustKind, trustKindOf } from './trust-kind-of.ts';
import type { TrustFile, TrustPart } from './trust-part.ts';

export const trustFileLimit = 10_000_000;
/** A SEQUENCE whose length takes more than a byte, which is what every certificate in DER begins with. */
const derStart = /^\x30[\x81-\x83]/;

/** @throws CommandError not-found, unreadable, too-large; no-trust with what each parser said */
export async function readTrustFiles(paths: readonly string[]): Promise<readonly TrustFile[]> {
  const files: TrustFile[] = [];
  for (const path of paths) {
    const bytes = await readBounded(path, trustFileLimit);
    files.push({ path, part: readTrust(path, bytes) });
  }
  return files;
}

function readTrust(path: string, bytes: Buffer): TrustPart {
  const name = basename(path);
  const text = derStart.test(bytes.toString('latin1', 0, 2))
    ? bytes.toString('base64')
    : bytes.toString('utf8').replace(/^\ufeff/, '');
  const json = jsonOf(text);
  try {
    if (json !== undefined) return trustKindOf(json, name);
    return { kind: 'hcert-keys', trust: readHcertTrust(text, name) };
  } catch (cause) {
    if (cause instanceof NoTrustKind) throw new CommandError('no-trust', path, cause, cause.problems);
    if (!(cause instanceof VedetteError)) throw cause;
    const problems = [{ path: 'hcert-keys', message: 'no JSON, and no usable certificate in PEM or base64' }];
    throw new CommandError('no-trust', path, cause, problems);
  }
}

/** Undefined for what is no JSON: a list of certificates can be a plain text. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
