import { certificatePhrases } from '@vedette/phrases/certificate';
import { describeCertificate, readCertificate } from '@vedette/vault/certificate';
import { CommandError } from '../output/command-error.ts';
import type { Shell } from '../shell.ts';
import { readEvidence } from './read-evidence.ts';

/** Prints everything that a certificate says. Nothing is verified, and that is said. @throws CommandError */
export async function showFiles(shell: Shell, files: readonly string[], asJson: boolean): Promise<void> {
  const { jws } = await readEvidence(files);
  const certificate = jws === null ? null : readCertificate(jws);
  if (certificate === null) throw new CommandError('no-certificate', files.join(' '));
  if (asJson) return shell.output.json(certificate);
  const words = certificatePhrases[shell.language];
  await shell.output.line(`${words.title} · ${shell.words.certificate.notVerified}`);
  for (const { title, rows } of describeCertificate(certificate, words)) {
    await shell.output.line(`\n${title}`);
    for (const { label, value } of rows)
      await shell.output.line(label === null ? `  · ${value}` : `  ${label}: ${value}`);
  }
}
