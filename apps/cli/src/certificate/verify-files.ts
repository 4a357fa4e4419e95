import { certificatePhrases } from '@vedette/phrases/certificate';
import {
  type CertificateFinding,
  type CertificateVerdict,
  type Examination,
  examine,
} from '@vedette/vault/certificate';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import { readEvidence, readTrust } from './read-evidence.ts';

export interface VerifyOptions {
  readonly keys?: readonly string[];
  readonly json?: true;
}

/**
 * Verifies a bundle, or a JWS and its proof, by the keys of the operator or, without any, by those that came with it.
 * @throws CommandError for files that hold no certificate
 */
export async function verifyFiles(
  shell: Shell,
  files: readonly string[],
  { keys = [], json }: VerifyOptions,
): Promise<CertificateVerdict> {
  const evidence = await readEvidence(files);
  const trust = (await readTrust(keys)) ?? evidence.trust;
  const found = await examine({ ...evidence, trust });
  if (found.finding === null) throw new CommandError('no-certificate', files.join(' '));
  if (json === true) await shell.output.json(findingJson(found, found.finding));
  else for (const line of findingLines(shell, found, found.finding)) await shell.output.line(line);
  return found.verdict;
}

function findingJson({ verdict, digest }: Examination, finding: CertificateFinding): object {
  const { faults, refusals, certificate, checkpoint, witnesses } = finding;
  return {
    ...{ verdict, faults, refusals, sha256: digest },
    id: certificate?.id ?? null,
    profile: certificate?.profile ?? null,
    issuer: certificate?.issuer.name ?? null,
    log: checkpoint === null ? null : { origin: checkpoint.origin, size: checkpoint.size },
    witnesses: witnesses.map(({ key, at }) => ({ name: key.name, at })),
    certificate,
  };
}

function findingLines(
  { language, words: { certificate: words } }: Shell,
  { verdict, digest }: Examination,
  { faults, refusals, certificate, checkpoint, witnesses }: CertificateFinding,
): readonly string[] {
  const { verify, profile, fault, refusal } = certificatePhrases[language];
  const n = witnesses.length;
  const said = certificate === null ? [] : [`${certificate.profile} · ${profile[certificate.profile].name}`];
  return [
    verify[verdict],
    ...(verdict === 'good' ? [fill(verify.goodText, { n })] : []),
    ...(verdict === 'intact' ? [verify.intactText, words.giveKeys] : []),
    ...faults.map((one) => `  ✗ ${fault[one]} (${one})`),
    ...refusals.map((one) => `    · ${refusal[one]} (${one})`),
    ...said,
    ...(certificate === null
      ? []
      : [`${certificate.id} · ${certificate.device.id} · ${certificate.issuedAt}`]),
    ...(certificate === null || faults.length > 0
      ? []
      : [
          `${verify.proves}: ${profile[certificate.profile].proves}`,
          `${verify.doesNot}: ${profile[certificate.profile].doesNot}`,
        ]),
    ...(checkpoint === null ? [] : [`${checkpoint.origin} · ${checkpoint.size}`]),
    ...witnesses.map(
      ({ key, at }) => `  ${key.name} ${at === null ? '' : new Date(at * 1000).toISOString()}`,
    ),
    `SHA-256 ${digest ?? ''}`,
  ];
}
