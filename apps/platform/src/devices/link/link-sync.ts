import { contentHashSchema, type RowKey } from '@vedette/contract/link';
import { type Instant, VedetteError } from '@vedette/domain';
import type { LinkReferences, LinkSyncSource } from '@vedette/link';
import type {
  DeviceId,
  LocationId,
  SealedReferenceStore,
  SiteSyncStore,
  SyncKey,
  TerminalKeyStore,
  ToldDutyStore,
} from '@vedette/store/platform';
import { type RecipientId, recipientOf } from '@vedette/vault';
import type { KnownDevices } from './known-devices.ts';

export interface LinkSyncDeps {
  readonly known: KnownDevices;
  readonly sync: SiteSyncStore;
  readonly terminalKeys: Pick<TerminalKeyStore, 'ofDevice'>;
  readonly references: Pick<SealedReferenceStore, 'addWraps'>;
  readonly toldDuties: Pick<ToldDutyStore, 'applied'>;
  readonly now: () => Instant;
}

interface Set {
  readonly site: LocationId;
  readonly terminal: RecipientId | undefined;
}

/** The set of the site at which a device stands, with what is sealed to it alone. */
export function linkSync(deps: LinkSyncDeps): LinkSyncSource {
  const { sync, toldDuties, now } = deps;
  return {
    async head(device) {
      const { site, terminal } = await setOf(deps, device);
      const { version, digest } = await sync.head(site, terminal);
      return { version, hash: contentHashSchema.parse(Buffer.from(digest).toString('hex')) };
    },
    async changes(device, since, limit) {
      const { site, terminal } = await setOf(deps, device);
      const changes = await sync.syncRows(site, since, limit, terminal);
      return changes?.map(({ version, key, document }) => ({ version, key: rowKey(key), document })) ?? null;
    },
    async rows(device, after, limit) {
      const { site, terminal } = await setOf(deps, device);
      const rows = await sync.rows(site, after as string as SyncKey | null, limit, terminal);
      return rows.map(({ key, document }) => ({ key: rowKey(key), document }));
    },
    applied: (device, { version, applied, rejected }) =>
      toldDuties.applied(device, { version, applied, rejected }, now()),
  };
}

const rowKey = (key: SyncKey): RowKey => key;

/** @throws VedetteError `not-allowed` for a device that stands nowhere */
async function setOf({ known, terminalKeys }: LinkSyncDeps, device: DeviceId): Promise<Set> {
  const found = await known.claimed(device);
  if (found === null || found.site === null)
    throw new VedetteError('not-allowed', 'caller', { at: 'device' });
  return { site: found.site, terminal: (await terminalKeys.ofDevice(device))?.recipient };
}

/** What a terminal sealed to others of its site. */
export function linkReferences(deps: LinkSyncDeps): LinkReferences {
  return {
    async wrapped(device, wraps) {
      const { site, terminal } = await setOf(deps, device);
      if (terminal === undefined) return;
      const own = await Promise.all(
        wraps.map(async ({ reference, recipient, wrap }) => ({
          reference,
          recipient: (await recipientOf(bytesOf(recipient))).id,
          bytes: bytesOf(wrap),
        })),
      );
      await deps.references.addWraps(site, terminal, own);
    },
  };
}

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
