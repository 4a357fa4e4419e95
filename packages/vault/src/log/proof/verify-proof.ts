import { leafHash } from '../merkle/hash.ts';
import { isIncluded } from '../merkle/verify-inclusion.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { parseNote } from '../note/signed-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { type NoteVerdict, verifyNote } from '../note/verify-note.ts';
import { parseTlogProof } from './tlog-proof.ts';

/** Why a proof is not believed; all that apply are told, in this order. */
export const proofFaults = [
  'proof-malformed',
  'checkpoint-malformed',
  'log-unknown',
  'log-signature-wrong',
  'too-few-witnesses',
  'entry-not-included',
] as const;
export type ProofFault = (typeof proofFaults)[number];

/** Whom the verifier believes. */
export interface LogTrust {
  /** Their names are the origins of their logs. */
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly VerifierKey[];
  /** How many of them have to have seen the checkpoint. */
  readonly quorum: number;
}

export interface ProofFinding {
  readonly faults: readonly ProofFault[];
  readonly checkpoint: Checkpoint | null;
  readonly witnesses: readonly NoteVerdict[];
}

/** Whether an entry stands in a log that the verifier knows, seen by as many witnesses as it asks for. */
export async function verifyTlogProof(
  entry: Uint8Array,
  proofText: string,
  trust: LogTrust,
): Promise<ProofFinding> {
  const proof = parseTlogProof(proofText);
  if (proof === null) return refused('proof-malformed');
  const note = parseNote(proof.checkpoint);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (note === null || checkpoint === null) return refused('checkpoint-malformed');
  const faults: ProofFault[] = [];
  const logs = trust.logs.filter(
    ({ name, algorithm }) => name === checkpoint.origin && algorithm === 'ed25519',
  );
  const signed = await Promise.all(logs.map((key) => verifyNote(note, key)));
  if (logs.length === 0) faults.push('log-unknown');
  else if (signed.every((verdict) => verdict === null)) faults.push('log-signature-wrong');
  const seen = await Promise.all(trust.witnesses.map((key) => verifyNote(note, key)));
  const witnesses = seen.filter((verdict) => verdict !== null);
  if (witnesses.length < trust.quorum) faults.push('too-few-witnesses');
  const { index, hashes } = proof;
  const { size, root } = checkpoint;
  if (!isIncluded({ start: 0, end: size, index, leaf: leafHash(entry), proof: hashes, root }))
    faults.push('entry-not-included');
  return { faults, checkpoint, witnesses };
}

const refused = (fault: ProofFault): ProofFinding => ({ faults: [fault], checkpoint: null, witnesses: [] });
