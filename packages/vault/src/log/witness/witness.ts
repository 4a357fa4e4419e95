import type { Instant } from '@vedette/domain';
import { isSameHash } from '../merkle/hash.ts';
import { isConsistent, type TreeHead } from '../merkle/verify-consistency.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { cosignNote, type SignBytes } from '../note/sign-note.ts';
import { noteText, parseNote, type SignedNote } from '../note/signed-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { verifyNote } from '../note/verify-note.ts';
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';

/** What a witness remembers of each log: the largest state that it has cosigned. */
export interface WitnessMemory {
  last(origin: string): Promise<TreeHead | null>;
  /** On the medium when it resolves; false, and nothing changed, when `last` is not of size `from` any more. */
  advance(origin: string, from: number, to: TreeHead): Promise<boolean>;
}

export interface WitnessDeps {
  readonly key: VerifierKey;
  readonly sign: SignBytes;
  /** The logs that it watches: their keys, named as their origins. */
  readonly logs: readonly VerifierKey[];
  readonly memory: WitnessMemory;
  readonly now: () => Instant;
}

/** As HTTP answers it (C2SP tlog-witness). */
export type WitnessAnswer =
  | { readonly status: 200; readonly cosignatures: string }
  /** The log is not where it thinks it is: this is the size that was cosigned last. */
  | { readonly status: 409; readonly size: number }
  /** 400: no request; 403: signed by no key of the log; 404: a log unknown; 422: not the same log any more. */
  | { readonly status: 400 | 403 | 404 | 422 }
  /** The same size with another root. */
  | { readonly status: 409; readonly size: null };

/** Cosigns what a log shows as long as that has only grown, and never two that contradict each other. */
export async function witnessCheckpoint(deps: WitnessDeps, body: string): Promise<WitnessAnswer> {
  const request = parseAddCheckpoint(body);
  const note = request === null ? null : parseNote(request.checkpoint);
  const checkpoint = note === null ? null : parseCheckpoint(note.text);
  if (request === null || note === null || checkpoint === null) return { status: 400 };
  const refusal = await refuseStranger(deps.logs, note, checkpoint);
  if (refusal !== null) return refusal;
  if (request.old > checkpoint.size) return { status: 400 };
  const last = await deps.memory.last(checkpoint.origin);
  const answer = judge(request, checkpoint, last);
  if (answer !== null) return answer;
  const isAdvanced = await deps.memory.advance(checkpoint.origin, request.old, checkpoint);
  if (!isAdvanced) return { status: 409, size: (await deps.memory.last(checkpoint.origin))?.size ?? 0 };
  return { status: 200, cosignatures: await cosigned(deps, note.text) };
}

async function refuseStranger(
  logs: readonly VerifierKey[],
  note: SignedNote,
  { origin }: Checkpoint,
): Promise<WitnessAnswer | null> {
  const keys = logs.filter(({ name, algorithm }) => name === origin && algorithm === 'ed25519');
  if (keys.length === 0) return { status: 404 };
  const verdicts = await Promise.all(keys.map((key) => verifyNote(note, key)));
  return verdicts.some((verdict) => verdict !== null) ? null : { status: 403 };
}

/** Null: nothing stands in the way. */
function judge({ old, proof }: AddCheckpoint, next: Checkpoint, last: TreeHead | null): WitnessAnswer | null {
  const size = last?.size ?? 0;
  if (old !== size) return { status: 409, size };
  if (last === null || size === 0) return proof.length === 0 ? null : { status: 422 };
  if (size === next.size) {
    if (!isSameHash(last.root, next.root)) return { status: 409, size: null };
    return proof.length === 0 ? null : { status: 422 };
  }
  return isConsistent(last, next, proof) ? null : { status: 422 };
}

async function cosigned({ key, sign, now }: WitnessDeps, text: string): Promise<string> {
  const signature = await cosignNote(text, Math.floor(now() / 1000), key, sign);
  return noteText({ text: '', signatures: [signature] }).slice(1);
}
