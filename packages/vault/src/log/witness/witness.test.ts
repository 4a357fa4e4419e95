import { generateKeyPairSync, sign } from 'node:crypto';
import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { leafHash, type TreeHash } from '../merkle/hash.ts';
import { consistencyProof, rootOf } from '../merkle/tree.ts';
import type { TreeHead } from '../merkle/verify-consistency.ts';
import { checkpointText } from '../note/checkpoint.ts';
import { type SignBytes, signNote } from '../note/sign-note.ts';
import type { SignedNote } from '../note/signed-note.ts';
import { noteText } from '../note/signed-note.ts';
import { type NoteAlgorithm, type VerifierKey, verifierKey } from '../note/verifier-key.ts';
import { addCheckpointText } from './add-checkpoint.ts';
import { askWitness, type WitnessReply } from './ask-witness.ts';
import { type WitnessAnswer, type WitnessMemory, witnessCheckpoint } from './witness.ts';

const origin = 'platform.example/log';

function keyPair(name: string, algorithm: NoteAlgorithm): { key: VerifierKey; sign: SignBytes } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return { key: verifierKey(name, algorithm, raw), sign: async (message) => sign(null, message, privateKey) };
}

const log = keyPair(origin, 'ed25519');
const witness = keyPair('auditor.example', 'cosignature');
const leaves = Array.from({ length: 20 }, (_, at) => leafHash(Uint8Array.of(at)));
const forked = leaves.map((leaf, at) => (at === 3 ? leafHash(Uint8Array.of(255)) : leaf));

function memory(): WitnessMemory & { readonly held: Map<string, TreeHead> } {
  const held = new Map<string, TreeHead>();
  return {
    held,
    last: async (of) => held.get(of) ?? null,
    advance: async (of, from, to) => {
      if ((held.get(of)?.size ?? 0) !== from) return false;
      held.set(of, to);
      return true;
    },
  };
}

async function noteOf(tree: readonly TreeHash[], by = log): Promise<SignedNote> {
  const text = checkpointText({ origin, size: tree.length, root: rootOf(tree) });
  return { text, signatures: [await signNote(text, by.key, by.sign)] };
}

function openStand(logs = [log.key]) {
  const own = memory();
  const deps = { ...witness, logs, memory: own, now: () => instant(1_796_000_000_123) };
  return { own, add: (body: string) => witnessCheckpoint(deps, body) };
}

async function request(tree: readonly TreeHash[], old: number, by = log): Promise<string> {
  const proof = old === 0 || old > tree.length ? [] : consistencyProof(tree, old);
  return addCheckpointText({ old, proof, checkpoint: noteText(await noteOf(tree, by)) });
}

const replyOf = (answer: WitnessAnswer): WitnessReply => ({
  status: answer.status,
  body:
    answer.status === 200
      ? answer.cosignatures
      : answer.status === 409 && answer.size !== null
        ? `${answer.size}\n`
        : '',
});

/** The log's side, asking that witness. */
async function asks(add: (body: string) => Promise<WitnessAnswer>, tree: readonly TreeHash[], known: number) {
  const checkpoint = { origin, size: tree.length, root: rootOf(tree) };
  const deps = {
    key: witness.key,
    post: async (body: string) => replyOf(await add(body)),
    proofFrom: async (earlier: number) => (earlier === 0 ? [] : consistencyProof(tree, earlier)),
  };
  return askWitness(deps, await noteOf(tree), checkpoint, known);
}

describe('a witness', () => {
  it('cosigns a log from its first state to its last, and tells one that is lost where it was', async () => {
    const { add } = openStand();
    expect(await asks(add, leaves.slice(0, 4), 0)).toMatchObject({ ok: true, at: 1_796_000_000 });
    expect(await asks(add, leaves.slice(0, 9), 4)).toMatchObject({ ok: true });
    expect(await add(await request(leaves, 4))).toEqual({ status: 409, size: 9 });
    expect(await asks(add, leaves, 4)).toMatchObject({ ok: true });
    expect(await asks(add, leaves, 20)).toMatchObject({ ok: true });
  });

  it('never cosigns two states that contradict each other', async () => {
    const { add, own } = openStand();
    await asks(add, leaves.slice(0, 9), 0);
    expect(await add(await request(forked, 9))).toEqual({ status: 422 });
    expect(await add(await request(forked.slice(0, 9), 9))).toEqual({ status: 409, size: null });
    expect(await asks(add, forked, 9)).toEqual({ ok: false, trouble: 'disagrees' });
    expect(await asks(add, leaves.slice(0, 5), 5)).toEqual({ ok: false, trouble: 'disagrees' });
    expect(own.held.get(origin)?.size).toBe(9);
  });

  it('cosigns one of two that come at once', async () => {
    const { add } = openStand();
    const answers = await Promise.all([
      add(await request(leaves.slice(0, 5), 0)),
      add(await request(leaves.slice(0, 7), 0)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('knows its logs by key and name, and answers nobody else', async () => {
    const impostor = keyPair(origin, 'ed25519');
    expect(await openStand([]).add(await request(leaves, 0))).toEqual({ status: 404 });
    expect(await openStand().add(await request(leaves, 0, impostor))).toEqual({ status: 403 });
    expect(await openStand().add(await request(leaves.slice(0, 3), 9))).toEqual({ status: 400 });
    expect(await openStand().add('old 0\nnonsense')).toEqual({ status: 400 });
  });

  it('is not believed with the signature of another', async () => {
    const { add } = openStand();
    const other = keyPair('auditor.example', 'cosignature');
    const note = await noteOf(leaves);
    const deps = {
      key: other.key,
      post: async (body: string) => replyOf(await add(body)),
      proofFrom: async () => [],
    };
    const checkpoint = { origin, size: leaves.length, root: rootOf(leaves) };
    expect(await askWitness(deps, note, checkpoint, 0)).toEqual({ ok: false, trouble: 'signature-wrong' });
    const gone = { ...deps, post: () => Promise.reject(new Error('gone')) };
    expect(await askWitness(gone, note, checkpoint, 0)).toEqual({ ok: false, trouble: 'unreachable' });
  });
});
