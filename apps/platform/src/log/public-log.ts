import type { Instant } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import type { LogStore, StoredCheckpoint } from '@vedette/store/platform';
import {
  entryText,
  type LogEntry,
  type LogPlace,
  type LogState,
  nodesOf,
  provedIncluded,
  rootOverNodes,
  type SignBytes,
  type TransparencyLog,
  tlogProofText,
  toBase64Url,
  type VerifierKey,
  type WitnessTrouble,
} from '@vedette/vault/log';
import { publishCheckpoint } from './publish-checkpoint.ts';
import type { ConfiguredWitness } from './witness-config.ts';

export interface PublicLogDeps {
  readonly store: LogStore;
  /** Its name is the origin of the log. */
  readonly key: VerifierKey;
  readonly sign: SignBytes;
  readonly witnesses: readonly ConfiguredWitness[];
  readonly now: () => Instant;
  /** A witness began to stand in the way, or something else does now. */
  readonly troubled?: ((witness: string, trouble: WitnessTrouble) => void) | undefined;
}

/** The platform's log, with what nobody but the platform does to it. */
export interface PublicLog extends TransparencyLog {
  /** Shows what has come since, and asks the witnesses. Does nothing while there is nothing to show or to ask. */
  publish(): Promise<void>;
  /** As `proof`, of what is shown already: null otherwise. For strangers, who make nobody work. */
  shownProof(index: number): Promise<string | null>;
  state(): Promise<LogState>;
}

/** So many entries are appended in one transaction. */
const atOnce = 2_000;

/** The log of a platform, over its database. */
export function openPublicLog(deps: PublicLogDeps): PublicLog {
  const { store, key } = deps;
  const publishing = oneAtATime(() => publishCheckpoint(deps));
  const appendAll = async (entries: readonly LogEntry[]): Promise<readonly LogPlace[]> => {
    const texts = entries.map(entryText);
    const places: LogPlace[] = [];
    for (let at = 0; at < texts.length; at += atOnce)
      for (const { index, leaf } of await store.append(texts.slice(at, at + atOnce)))
        places.push({ log: key.name, index, leaf: toBase64Url(leaf) });
    return places;
  };
  const newest = async (): Promise<StoredCheckpoint> => {
    for (;;) {
      const shown = await store.checkpoint();
      if (shown !== null) return shown;
      await publishing();
    }
  };
  return {
    origin: key.name,
    appendAll,
    async append(entry) {
      const [place] = await appendAll([entry]);
      if (place === undefined) throw new VedetteError('internal', 'self', { at: 'log' });
      return place;
    },
    async proof(index) {
      if (!Number.isSafeInteger(index) || index < 0 || index >= (await store.size()))
        throw new VedetteError('not-found', 'caller', { at: 'log entry' });
      for (;;) {
        const proof = await proofIn(store, index);
        if (proof !== null) return proof;
        // One under way may have begun before the entry was there: the next one has it.
        await publishing();
      }
    },
    shownProof: (index) => proofIn(store, index),
    checkpoint: async () => (await newest()).note,
    publish: () => publishing(),
    state: () => stateOf(deps),
  };
}

async function proofIn(store: LogStore, index: number): Promise<string | null> {
  const shown = await store.checkpoint();
  if (shown === null || !Number.isSafeInteger(index) || index < 0 || index >= shown.size) return null;
  const hashes = await provedIncluded(store.nodes, index, shown.size);
  return tlogProofText({ index, hashes, checkpoint: shown.note });
}

async function stateOf({ store, key, witnesses }: PublicLogDeps): Promise<LogState> {
  const [size, shown, known] = await Promise.all([store.size(), store.checkpoint(), store.witnesses()]);
  const root = rootOverNodes(await store.nodes(nodesOf({ start: 0, end: size })));
  return {
    ...{ origin: key.name, size, root: toBase64Url(root) },
    ...{ publishedAt: shown?.publishedAt ?? null, publishedSize: shown?.size ?? 0 },
    witnesses: witnesses.map(({ key: { name } }) => {
      const seen = known.find((one) => one.name === name);
      return { name, size: seen?.size ?? null, at: seen?.seenAt ?? null, trouble: seen?.trouble ?? null };
    }),
  };
}

/** Whoever comes while it is under way waits for that one. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  return () => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
