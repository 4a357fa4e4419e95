import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash } from './merkle/hash.ts';
import { inclusionProof, rootOf } from './merkle/tree.ts';
import { checkpointText, parseCheckpoint } from './note/checkpoint.ts';
import { cosignNote, type SignBytes, signNote } from './note/sign-note.ts';
import { noteText, parseNote } from './note/signed-note.ts';
import { type NoteAlgorithm, parseVerifierKey, verifierKey, verifierKeyText } from './note/verifier-key.ts';
import { verifyNote } from './note/verify-note.ts';
import { parseTlogProof, tlogProofText } from './proof/tlog-proof.ts';
import { type LogTrust, verifyTlogProof } from './proof/verify-proof.ts';

const origin = 'platform.example/vedette';
const seenAt = 1_796_000_000;

function keyPair(name: string, algorithm: NoteAlgorithm) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return { key: verifierKey(name, algorithm, raw), sign: signerOf(privateKey) };
}

const signerOf =
  (key: KeyObject): SignBytes =>
  async (message) =>
    sign(null, message, key);

const log = keyPair(origin, 'ed25519');
const witness = keyPair('auditor.example', 'cosignature');
const entries = Array.from({ length: 21 }, (_, at) => new TextEncoder().encode(`entry ${at}`));
const trust: LogTrust = { logs: [log.key], witnesses: [witness.key], quorum: 1 };

async function proofOf(index: number): Promise<string> {
  const leaves = entries.map(leafHash);
  const text = checkpointText({ origin, size: leaves.length, root: rootOf(leaves) });
  const signatures = [
    await signNote(text, log.key, log.sign),
    await cosignNote(text, seenAt, witness.key, witness.sign),
  ];
  const checkpoint = noteText({ text, signatures });
  return tlogProofText({ index, hashes: inclusionProof(leaves, index), checkpoint });
}

describe('a signed note', () => {
  const vector = {
    key: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    note: 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  };

  async function isGood(note: string): Promise<boolean> {
    const [key, parsed] = [parseVerifierKey(vector.key), parseNote(note)];
    return key !== null && parsed !== null && (await verifyNote(parsed, key)) !== null;
  }

  it('is believed as the published example, and not when a word of it is another', async () => {
    expect(await isGood(vector.note)).toBe(true);
    expect(await isGood(vector.note.replace('This', 'That'))).toBe(false);
  });

  it('is written as it was read', () => {
    const parsed = parseNote(vector.note);
    expect(parsed === null ? null : noteText(parsed)).toBe(vector.note);
    const key = parseVerifierKey(vector.key);
    expect(key === null ? null : verifierKeyText(key)).toBe(vector.key);
  });

  it('has no key whose id is another', () => {
    expect(parseVerifierKey(vector.key.replace('530d903a', '530d903b'))).toBeNull();
  });

  it('survives every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseNote(text);
        parseNote(`${text}\n\n\u2014 a b\n`);
        parseVerifierKey(text);
        parseCheckpoint(text);
        parseTlogProof(text);
      }),
    );
  });
});

describe('a proof of an entry', () => {
  it('is believed with the log and a witness known', async () => {
    const finding = await verifyTlogProof(entries[7] ?? new Uint8Array(), await proofOf(7), trust);
    expect(finding.faults).toEqual([]);
    expect(finding.witnesses.map(({ key, at }) => [key.name, at])).toEqual([['auditor.example', seenAt]]);
    expect(finding.checkpoint?.size).toBe(entries.length);
  });

  it('is refused for another entry, another log and an absent witness, each with its reason', async () => {
    const proof = await proofOf(7);
    const entry = entries[7] ?? new Uint8Array();
    const stranger = keyPair('stranger.example', 'cosignature');
    const impostor = keyPair(origin, 'ed25519');
    const faultsWith = async (of: Uint8Array, by: LogTrust) => (await verifyTlogProof(of, proof, by)).faults;
    expect(await faultsWith(entries[8] ?? entry, trust)).toEqual(['entry-not-included']);
    expect(await faultsWith(entry, { ...trust, logs: [] })).toEqual(['log-unknown']);
    expect(await faultsWith(entry, { ...trust, logs: [impostor.key] })).toEqual(['log-signature-wrong']);
    expect(await faultsWith(entry, { ...trust, witnesses: [stranger.key] })).toEqual(['too-few-witnesses']);
  });

  it('is refused with any single character of it changed', async () => {
    const proof = await proofOf(3);
    const entry = entries[3] ?? new Uint8Array();
    for (let at = 0; at < proof.length; at++) {
      const other = proof[at] === 'A' ? 'B' : 'A';
      const changed = proof.slice(0, at) + other + proof.slice(at + 1);
      const { faults } = await verifyTlogProof(entry, changed, trust);
      expect(faults, `${at}: ${proof[at]}`).not.toEqual([]);
    }
  });
});
