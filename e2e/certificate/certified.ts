import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundleText,
  type Certificate,
  type CertificateTrust,
  signCertificate,
  trustText,
} from '@vedette/vault/certificate';
import {
  askWitness,
  checkpointText,
  consistencyProof,
  entryText,
  inclusionProof,
  leafHash,
  noteText,
  parseVerifierKey,
  rootOf,
  signNote,
  tlogProofText,
} from '@vedette/vault/log';
import { testKey } from '@vedette/vault/test/log-stand';
import type { RunningWitness } from './running-witness.ts';

/** Files of a certificate, as somebody is handed them. */
export interface Certified {
  readonly jws: string;
  readonly proof: string;
  readonly keys: string;
  readonly bundle: string;
}

export const issuer = testKey('platform.example/certificates');
export const log = testKey('platform.example/log');

/** Signs a certificate, logs it among others, has that cosigned by a real witness, and writes the files. */
export async function certified(
  folder: string,
  certificate: Certificate,
  witness: RunningWitness,
): Promise<Certified> {
  const { jws, entry } = await signCertificate(certificate, issuer.key, issuer.sign);
  const proof = await cosignedProof(entryText(entry), witness);
  const keys = trustText(trustOf(witness));
  return written(folder, { jws, proof, keys, bundle: bundleText({ certificate: jws, proof, keys }) });
}

function trustOf({ key }: RunningWitness): CertificateTrust {
  const witness = parseVerifierKey(key);
  if (witness === null) throw new Error('no key of a witness');
  return { issuers: [issuer.key], logs: [log.key], witnesses: [witness], quorum: 1 };
}

/** Entries of a log before and after the one that is wanted. */
const [before, after] = [13, 8];

async function cosignedProof(entry: string, witness: RunningWitness): Promise<string> {
  const others = (count: number, word: string): readonly string[] =>
    Array.from({ length: count }, (_, at) => `${word} ${at}`);
  const texts = [...others(before, 'before'), entry, ...others(after, 'after')];
  const leaves = texts.map((text) => leafHash(new TextEncoder().encode(text)));
  const checkpoint = { origin: log.key.name, size: leaves.length, root: rootOf(leaves) };
  const text = checkpointText(checkpoint);
  const own = await signNote(text, log.key, log.sign);
  const [key] = trustOf(witness).witnesses;
  if (key === undefined) throw new Error('no witness');
  const outcome = await askWitness(
    {
      key,
      post: (body) => witness.post(body),
      proofFrom: async (earlier) => (earlier === 0 ? [] : consistencyProof(leaves, earlier)),
    },
    { text, signatures: [own] },
    checkpoint,
    0,
  );
  if (!outcome.ok) throw new Error(outcome.trouble);
  return tlogProofText({
    ...{ index: before, hashes: inclusionProof(leaves, before) },
    checkpoint: noteText({ text, signatures: [own, outcome.signature] }),
  });
}

async function written(folder: string, texts: Certified): Promise<Certified> {
  await mkdir(folder, { recursive: true });
  const paths = {
    jws: join(folder, 'certificate.jws'),
    proof: join(folder, 'certificate.tlog-proof'),
    keys: join(folder, 'trusted.keys'),
    bundle: join(folder, 'certificate.json'),
  };
  for (const [name, path] of Object.entries(paths)) await writeFile(path, texts[name as keyof Certified]);
  return paths;
}
