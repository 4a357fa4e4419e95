import { createHash } from 'node:crypto';
import {
  Metadata,
  MetaFile,
  type Root,
  Snapshot,
  type TargetFile,
  type Targets,
  Timestamp,
} from '@tufjs/models';
import { releaseVersionSchema } from '@vedette/contract/platform';
import { type Instant, instant, VedetteError } from '@vedette/domain';
import type {
  NamedRelease,
  UpdateArchiveStore,
  UpdateDocument,
  UpdateRepositoryStore,
} from '@vedette/store/platform';
import { z } from 'zod';
import { type OnlineKey, tufKeyId, tufSigner } from './online-key.ts';
import { demandSigned, readRoot, readTargets } from './read-metadata.ts';

export interface PublishDeps {
  readonly updates: UpdateRepositoryStore;
  readonly updateArchives: Pick<UpdateArchiveStore, 'length'>;
  readonly onlineKey: OnlineKey;
}

const specVersion = '1.0.31';
const day = 86_400_000;
/** How long a terminal may go on believing what it was told: short, since it is renewed every day. */
const timestampLife = 7 * day;
const snapshotLife = 30 * day;

/**
 * Takes the first root, or the one after the last. It is signed off-line by the keys of the one before and by its own,
 * and must name this platform's key for snapshots and timestamps.
 * @throws VedetteError `input-invalid`, `not-allowed` for signatures that are missing, `conflict` for another version
 */
export async function publishRoot(
  { updates, onlineKey }: PublishDeps,
  text: string,
  at: Instant,
): Promise<void> {
  const root = readRoot(text);
  const { version } = root.signed;
  const held = await updates.newest('root');
  if (version !== (held?.version ?? 0) + 1) throw new VedetteError('conflict', 'caller', { at: 'root' });
  demandFresh(root.signed.expires, at, 'root');
  demandSigned(root, 'root', root);
  if (held !== null) demandSigned(readRoot(held.body), 'root', root);
  demandOnlineKey(root, onlineKey);
  await updates.publish([documentOf('root', root, text)], null, at);
  // A new root may have another online key: what is the newest is said anew by it.
  const targets = await updates.newest('targets');
  if (targets !== null) await updates.publish(await newest(updates, onlineKey, targets, at), null, at);
}

/**
 * Takes the signed list of releases and says that it is the newest.
 * @throws VedetteError `not-found` without a root or an archive, `not-allowed`, `conflict`, `input-invalid`
 */
export async function publishTargets(deps: PublishDeps, text: string, at: Instant): Promise<void> {
  const { updates, updateArchives, onlineKey } = deps;
  const root = await updates.newest('root');
  if (root === null) throw new VedetteError('not-found', 'caller', { at: 'root' });
  const targets = readTargets(text);
  demandFresh(targets.signed.expires, at, 'targets');
  demandSigned(readRoot(root.body), 'targets', targets);
  const held = await updates.newest('targets');
  if (targets.signed.version <= (held?.version ?? 0))
    throw new VedetteError('conflict', 'caller', { at: 'targets' });
  const named = Object.values(targets.signed.targets).map(releaseOf);
  for (const { hash, length } of named)
    if ((await updateArchives.length(hash)) !== length)
      throw new VedetteError('not-found', 'caller', { at: 'archive' });
  const document = documentOf('targets', targets, text);
  await updates.publish([document, ...(await newest(updates, onlineKey, document, at))], named, at);
}

/** Renews what says which documents are the newest, once half of its life is over. @returns whether it did */
export async function renewTimestamp({ updates, onlineKey }: PublishDeps, at: Instant): Promise<boolean> {
  const [targets, timestamp] = [await updates.newest('targets'), await updates.newest('timestamp')];
  if (targets === null || (timestamp !== null && timestamp.expiresAt - at > timestampLife / 2)) return false;
  try {
    await updates.publish(await newest(updates, onlineKey, targets, at), null, at);
    return true;
  } catch (error) {
    // Another process was quicker.
    if (error instanceof VedetteError && error.code === 'conflict') return false;
    throw error;
  }
}

function demandFresh(expires: string, at: Instant, where: string): void {
  if (!(Date.parse(expires) > at))
    throw new VedetteError('input-invalid', 'caller', { at: `${where} expired` });
}

function demandOnlineKey({ signed }: Metadata<Root>, { publicKey }: OnlineKey): void {
  const id = tufKeyId(publicKey);
  const isNamed = (['snapshot', 'timestamp'] as const).every((role) => {
    const named = signed.roles[role];
    return named !== undefined && named.threshold === 1 && named.keyIDs.includes(id);
  });
  const isOwn = signed.keys[id]?.keyVal['public'] === Buffer.from(publicKey).toString('hex');
  if (!isNamed || !isOwn || !signed.consistentSnapshot)
    throw new VedetteError('input-invalid', 'caller', { at: 'online key' });
}

const customSchema = z.object({
  version: releaseVersionSchema,
  note: z.string().max(2_000).nullable().default(null),
});

/** @throws VedetteError `input-invalid` for a target that is no release of ours */
function releaseOf({ path, length, hashes, custom }: TargetFile): NamedRelease {
  const { data, success } = customSchema.safeParse(custom);
  const hash = hashes['sha256'] ?? '';
  if (!success || path !== `${data.version}.zip` || !/^[0-9a-f]{64}$/.test(hash))
    throw new VedetteError('input-invalid', 'caller', { at: 'targets' });
  return { hash, length, path, version: data.version, note: data.note };
}

type Signed = Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>;

function documentOf(role: UpdateDocument['role'], { signed }: Signed, body: string): UpdateDocument {
  return { role, version: signed.version, body, expiresAt: instant(Date.parse(signed.expires)) };
}

/** The snapshot and the timestamp that follow: they name the targets by their version and their bytes. */
async function newest(
  updates: UpdateRepositoryStore,
  key: OnlineKey,
  targets: UpdateDocument,
  at: Instant,
): Promise<readonly UpdateDocument[]> {
  const [last, lastTime] = [await updates.newest('snapshot'), await updates.newest('timestamp')];
  const snapshot = new Metadata(
    new Snapshot({
      ...{ specVersion, version: (last?.version ?? 0) + 1, expires: expiry(at + snapshotLife) },
      meta: { 'targets.json': metaOf(targets) },
    }),
  );
  const snapshotDocument = documentOf('snapshot', snapshot, signedText(snapshot, key));
  const timestamp = new Metadata(
    new Timestamp({
      ...{ specVersion, version: (lastTime?.version ?? 0) + 1, expires: expiry(at + timestampLife) },
      snapshotMeta: metaOf(snapshotDocument),
    }),
  );
  return [snapshotDocument, documentOf('timestamp', timestamp, signedText(timestamp, key))];
}

function metaOf({ version, body }: UpdateDocument): MetaFile {
  const bytes = Buffer.from(body);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return new MetaFile({ version, length: bytes.length, hashes: { sha256 } });
}

function signedText(metadata: Metadata<Snapshot> | Metadata<Timestamp>, key: OnlineKey): string {
  metadata.sign(tufSigner(key));
  return JSON.stringify(metadata.toJSON());
}

/** Whole seconds, as the specification writes them. */
const expiry = (at: number): string =>
  new Date(Math.floor(at / 1000) * 1000).toISOString().replace('.000Z', 'Z');
