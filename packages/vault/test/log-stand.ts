import { createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto';
import type { CertificateTrust } from '../src/certificate/index.ts';
import {
  checkpointText,
  cosignNote,
  entryText,
  inclusionProof,
  type LogEntry,
  leafHash,
  type NoteAlgorithm,
  noteText,
  rootOf,
  type SignBytes,
  signNote,
  tlogProofText,
  type VerifierKey,
  verifierKey,
} from '../src/log/index.ts';

export interface TestKey {
  readonly key: VerifierKey;
  readonly sign: SignBytes;
}

/** What precedes an Ed25519 private key in PKCS#8 (RFC 8410). */
const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param seed of 32 bytes, where it must be the same each time */
export function testKey(
  name: string,
  algorithm: NoteAlgorithm = 'ed25519',
  seed: Uint8Array = randomBytes(32),
): TestKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    key: verifierKey(name, algorithm, new Uint8Array(spki.subarray(-32))),
    sign: async (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

/** An issuer, a log of 21 entries with the one that is wanted in place 13, and a witness. */
export function logStand(seedOf: (number: number) => Uint8Array = () => randomBytes(32)) {
  const issuer = testKey('platform.example/certificates', 'ed25519', seedOf(1));
  const log = testKey('platform.example/log', 'ed25519', seedOf(2));
  const witness = testKey('auditor.example', 'cosignature', seedOf(3));
  const trust: CertificateTrust = {
    ...{ issuers: [issuer.key], logs: [log.key], witnesses: [witness.key], quorum: 1 },
  };
  const index = 13;
  const checkpointOver = (entry: LogEntry) => {
    const texts = Array.from({ length: 21 }, (_, at) => (at === index ? entryText(entry) : `entry ${at}`));
    const leaves = texts.map((text) => leafHash(new TextEncoder().encode(text)));
    const text = checkpointText({ origin: log.key.name, size: leaves.length, root: rootOf(leaves) });
    return { text, hashes: inclusionProof(leaves, index) };
  };
  /** @param at when the witness cosigned, in milliseconds */
  const proofOf = async (entry: LogEntry, at = entry.at + 5_000): Promise<string> => {
    const { text, hashes } = checkpointOver(entry);
    const signatures = [
      await signNote(text, log.key, log.sign),
      await cosignNote(text, Math.floor(at / 1000), witness.key, witness.sign),
    ];
    return tlogProofText({ index, hashes, checkpoint: noteText({ text, signatures }) });
  };
  return { issuer, log, witness, trust, proofOf };
}
