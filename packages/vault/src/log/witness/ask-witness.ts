import type { TreeHash } from '../merkle/hash.ts';
import type { Checkpoint } from '../note/checkpoint.ts';
import { type NoteSignature, noteText, parseNote, type SignedNote } from '../note/signed-note.ts';
import type { VerifierKey } from '../note/verifier-key.ts';
import { verifyNote } from '../note/verify-note.ts';
import type { WitnessTrouble } from '../port.ts';
import { addCheckpointText } from './add-checkpoint.ts';

export interface WitnessReply {
  readonly status: number;
  readonly body: string;
}

export interface AskWitnessDeps {
  readonly key: VerifierKey;
  /** Sends the body of an `add-checkpoint`. @throws when nobody answers */
  readonly post: (body: string) => Promise<WitnessReply>;
  /** That the log of the checkpoint's size begins with its first `earlier`; empty for 0 and for all of it. */
  readonly proofFrom: (earlier: number) => Promise<readonly TreeHash[]>;
}

export type WitnessOutcome =
  | { readonly ok: true; readonly signature: NoteSignature; readonly at: number }
  | { readonly ok: false; readonly trouble: WitnessTrouble };

/**
 * Asks a witness to cosign a checkpoint. It says itself at which size it is: asked a second time from there.
 * @param known the size that it has cosigned last, as far as we know
 */
export async function askWitness(
  deps: AskWitnessDeps,
  note: SignedNote,
  checkpoint: Checkpoint,
  known: number,
): Promise<WitnessOutcome> {
  try {
    const first = await ask(deps, note, Math.min(known, checkpoint.size));
    const size = sizeIn(first);
    if (size === null) return await outcomeOf(deps.key, note, first);
    // It has seen more of this log than there is.
    if (size > checkpoint.size) return { ok: false, trouble: 'disagrees' };
    return await outcomeOf(deps.key, note, await ask(deps, note, size));
  } catch {
    return { ok: false, trouble: 'unreachable' };
  }
}

async function ask(
  { post, proofFrom }: AskWitnessDeps,
  note: SignedNote,
  old: number,
): Promise<WitnessReply> {
  return post(addCheckpointText({ old, proof: await proofFrom(old), checkpoint: noteText(note) }));
}

/** The size that a 409 names; null for any other answer. */
function sizeIn({ status, body }: WitnessReply): number | null {
  const digits = /^(0|[1-9]\d{0,15})\n$/.exec(body)?.[1];
  return status === 409 && digits !== undefined ? Number(digits) : null;
}

async function outcomeOf(key: VerifierKey, note: SignedNote, reply: WitnessReply): Promise<WitnessOutcome> {
  if (reply.status === 409 || reply.status === 422) return { ok: false, trouble: 'disagrees' };
  if (reply.status >= 500) return { ok: false, trouble: 'unreachable' };
  if (reply.status !== 200) return { ok: false, trouble: 'refused' };
  const answered = parseNote(`${note.text}\n${reply.body}`);
  const verdict = answered === null ? null : await verifyNote(answered, key);
  const signature = answered?.signatures.find(({ name, id }) => name === key.name && id === key.id);
  if (verdict?.at === null || verdict?.at === undefined || signature === undefined)
    return { ok: false, trouble: 'signature-wrong' };
  return { ok: true, signature, at: verdict.at };
}
