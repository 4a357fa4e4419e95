import {
  bundleBytesAtMost,
  type CertificateTrust,
  type Evidence,
  parseTrust,
  sortEvidence,
} from '@vedette/vault/certificate';
import { readBounded } from '../input/read-bounded.ts';
import { CommandError } from '../output/command-error.ts';

/** Files of a certificate, told apart by what they hold. @throws CommandError for a file that is nothing of it */
export async function readEvidence(files: readonly string[]): Promise<Evidence> {
  const evidence = sortEvidence(await Promise.all(files.map(textOf)));
  const [unknown] = evidence.unknown;
  if (unknown !== undefined) throw new CommandError('no-certificate', files[unknown] ?? '');
  return evidence;
}

/** The keys that the operator believes, of several files together. @throws CommandError */
export async function readTrust(files: readonly string[]): Promise<CertificateTrust | null> {
  if (files.length === 0) return null;
  const trusts = await Promise.all(
    files.map(async (path) => {
      const trust = parseTrust(await textOf(path));
      if (trust === null) throw new CommandError('no-trust-keys', path);
      return trust;
    }),
  );
  return {
    issuers: trusts.flatMap(({ issuers }) => issuers),
    logs: trusts.flatMap(({ logs }) => logs),
    witnesses: trusts.flatMap(({ witnesses }) => witnesses),
    quorum: Math.max(...trusts.map(({ quorum }) => quorum)),
  };
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await readBounded(path, bundleBytesAtMost));
}
