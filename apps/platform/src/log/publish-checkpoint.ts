import { instant } from '@vedette/domain';
import type { StoredWitness } from '@vedette/store/platform';
import {
  askWitness,
  type Checkpoint,
  checkpointText,
  type NoteSignature,
  nodesOf,
  noteText,
  provedConsistent,
  rootOverNodes,
  type SignedNote,
  signNote,
} from '@vedette/vault/log';
import { postCheckpoint } from './post-checkpoint.ts';
import type { PublicLogDeps } from './public-log.ts';
import type { ConfiguredWitness } from './witness-config.ts';

/** Signs the tree as it is, asks the witnesses for theirs, and shows it. */
export async function publishCheckpoint(deps: PublicLogDeps): Promise<void> {
  const { store, key, sign, witnesses, now } = deps;
  const size = await store.size();
  const shown = await store.checkpoint();
  if (shown?.size === size && shown.cosignatures >= witnesses.length) return;
  const root = rootOverNodes(await store.nodes(nodesOf({ start: 0, end: size })));
  const checkpoint = { origin: key.name, size, root };
  const text = checkpointText(checkpoint);
  const signed: SignedNote = { text, signatures: [await signNote(text, key, sign)] };
  const cosignatures = size === 0 ? [] : await cosign(deps, signed, checkpoint);
  // The same state with no more signatures than were shown is no news.
  if (shown?.size === size && cosignatures.length <= shown.cosignatures) return;
  const note = noteText({ text, signatures: [...signed.signatures, ...cosignatures] });
  await store.publish({ size, note, cosignatures: cosignatures.length, publishedAt: now() });
}

async function cosign(
  deps: PublicLogDeps,
  note: SignedNote,
  checkpoint: Checkpoint,
): Promise<readonly NoteSignature[]> {
  const known = await deps.store.witnesses();
  const answers = await Promise.all(
    deps.witnesses.map((witness) => cosignBy(deps, witness, note, checkpoint, known)),
  );
  return answers.filter((answer) => answer !== null);
}

async function cosignBy(
  { store, now, troubled }: PublicLogDeps,
  { url, key }: ConfiguredWitness,
  note: SignedNote,
  checkpoint: Checkpoint,
  known: readonly StoredWitness[],
): Promise<NoteSignature | null> {
  const { size } = checkpoint;
  const before = known.find(({ name }) => name === key.name);
  const outcome = await askWitness(
    {
      key,
      post: (body) => postCheckpoint(url, body),
      proofFrom: async (earlier) =>
        earlier === 0 || earlier === size ? [] : provedConsistent(store.nodes, earlier, size),
    },
    note,
    checkpoint,
    before?.size ?? 0,
  );
  const { name } = key;
  if (outcome.ok) {
    const seenAt = instant(outcome.at * 1000);
    await store.witnessed({ name, size, seenAt, trouble: null }, now());
    return outcome.signature;
  }
  // Another process of ours may have shown it a later state meanwhile: that is no quarrel.
  const isOvertaken = outcome.trouble === 'disagrees' && (await store.size()) > size;
  if (isOvertaken) return null;
  const { trouble } = outcome;
  await store.witnessed({ name, size: null, seenAt: null, trouble }, now());
  if (before?.trouble !== trouble) troubled?.(name, trouble);
  return null;
}
