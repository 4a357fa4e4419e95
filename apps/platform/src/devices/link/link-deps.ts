import { commandSchema, spokenVersions } from '@vedette/contract/link';
import { type Instant, type OrganisationId, VedetteError } from '@vedette/domain';
import {
  type LinkCommands,
  type LinkDeps,
  type LinkDevice,
  type LinkDevices,
  type LinkKeeper,
  type LinkRefusal,
  type LinkRetirements,
  type PlatformKey,
  systemClock,
} from '@vedette/link';
import type { Device, DeviceId, PlatformStore, Reach, VoucherStore } from '@vedette/store/platform';
import type { DayKeys } from '@vedette/vault';
import { giveKeys } from './give-keys.ts';
import type { KnownDevices } from './known-devices.ts';
import { linkPresence, type PresenceNews } from './link-presence.ts';
import { linkReferences, linkSync } from './link-sync.ts';
import { type TakeRecordsDeps, takeRecords } from './take-records.ts';

export interface LinkNeeds {
  readonly store: PlatformStore;
  readonly vouchers: VoucherStore;
  readonly key: PlatformKey;
  readonly known: KnownDevices;
  readonly records: Pick<TakeRecordsDeps, 'alarm' | 'arrived' | 'laneOf'>;
  readonly presence: (news: PresenceNews) => Promise<void>;
  readonly keys: Pick<DayKeys, 'publicKeys' | 'indexKeys'>;
  readonly keeper: LinkKeeper;
  /** The set of a device has changed: it is to be told, over whichever process. */
  readonly setChanged: (device: DeviceId) => void;
  readonly retirements: LinkRetirements;
  readonly refused: (refusal: LinkRefusal) => void;
  readonly troubled: (cause: unknown) => void;
  readonly now: () => Instant;
}

/** The platform's stores, as the device link asks for them. */
export function linkDeps(needs: LinkNeeds): LinkDeps {
  const { store, vouchers, key, known, records, now } = needs;
  const { sync, terminalKeys, references, toldDuties } = store;
  const sets = { known, sync, terminalKeys, references, toldDuties, now };
  const { refused, troubled } = needs;
  return {
    devices: linkDevices(needs),
    ...{ offers: store.offers, vouchers: freshly(vouchers, known), nonces: store.nonces },
    records: takeRecords({ ...records, ingest: store.ingest, device: known.claimed }),
    commands: linkCommands(store),
    configs: {
      async desired(device) {
        const { version, settings } = await store.configs.desired(device);
        return { version, settings: settings.map(([name, value]) => [name, value]) };
      },
      reported: (device, version, problems) => store.configs.reported(device, version, problems, now()),
    },
    ...{ sync: linkSync(sets), references: linkReferences(sets) },
    keeper: needs.keeper,
    shreds: { reported: (device, reports) => store.retention.reported(device, reports, now()) },
    retirements: needs.retirements,
    captures: {
      async offer(device, hash, { record, occurredAt, takenAt, keyId, size }) {
        return store.captures.offer(device, hash, { record, occurredAt, takenAt, keyId, size }, now());
      },
      append: (device, hash, offset, bytes) => store.captures.append(device, hash, offset, bytes),
    },
    presence: linkPresence({
      ...{ presence: store.presence, duties: store.toldDuties },
      terminalKeys: store.terminalKeys,
      told: needs.presence,
      keys: giveKeys({ known, keys: needs.keys, sync: store.sync, failed: needs.troubled, now }),
      setChanged: needs.setChanged,
    }),
    ...{
      refused,
      troubled,
      key,
      otherKeys: [],
      clock: systemClock,
      random: Math.random,
      versions: spokenVersions,
    },
  };
}

/** A device that has just been claimed must not be taken for what it was. */
function freshly(vouchers: VoucherStore, known: KnownDevices): LinkDeps['vouchers'] {
  return {
    find: (voucher, at) => vouchers.find(voucher, at),
    async redeem(voucher, device, at) {
      const isRedeemed = await vouchers.redeem(voucher, device, at);
      known.forget(device);
      return isRedeemed;
    },
  };
}

function linkDevices({ store, known, now }: LinkNeeds): LinkDevices {
  return {
    async find(id) {
      const device = await known.find(id);
      return device === null ? null : linkDevice(device);
    },
    register: async (publicKey, said) => linkDevice(await store.devices.register(publicKey, said, now())),
    async place(id) {
      known.forget(id);
      const device = await known.claimed(id);
      const site = device === null || device.site === null ? null : await siteOf(store, device);
      if (site === null) throw new VedetteError('not-allowed', 'caller', { at: 'device' });
      return { site: String(site.id), siteName: site.name, timeZone: site.timeZone };
    },
  };
}

const linkDevice = ({ id, publicKey, state }: Device): LinkDevice => ({ id, publicKey, state });

async function siteOf({ locations }: PlatformStore, { site, organisation }: Device) {
  if (site === null || organisation === null) return null;
  return locations.get(wholeReach(organisation), site);
}

/** For what the platform does by itself. */
export const wholeReach = (organisation: OrganisationId): Reach => ({
  organisations: [organisation],
  places: null,
});

function linkCommands({ commands }: PlatformStore): LinkCommands {
  return {
    async take(device, at, isFresh, limit) {
      const taken = await commands.take(device, at, isFresh, limit);
      return taken.map(({ id, kind, givenAt, notAfter, body }) =>
        commandSchema.parse({ ...body, id, kind, givenAt, notAfter }),
      );
    },
    async answered(device, answer, at) {
      const { command: id, ...rest } = answer;
      await commands.answered(device, id, rest, at);
    },
  };
}
