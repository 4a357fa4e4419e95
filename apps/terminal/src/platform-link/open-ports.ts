import type { Downlink } from '@vedette/contract/link';
import type { Instant } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { CommandMemory, CommandRunner, LinkSelf, LinkSyncSet, LinkWraps, OwnClock } from '@vedette/link';
import { deviceIdOf, type Said } from '@vedette/link/device';
import type { Logs } from '@vedette/server';
import type { TerminalStore } from '@vedette/store';
import { recordSealer } from '@vedette/vault';
import type { SiteClock } from '../clock/site-clock.ts';
import type { SiteTrust } from '../credentials/site-trust.ts';
import type { Lanes } from '../lane/lanes.ts';
import type { Live } from '../live.ts';
import type { RetirementLine } from '../retirement/conduct.ts';
import type { Retirement } from '../retirement/open-retirement.ts';
import type { Updates } from '../updates/open-updates.ts';
import type { NetworkInForce } from '../use-cases/device/network.ts';
import { runSelfTest } from '../use-cases/device/self-test.ts';
import type { SiteName } from '../use-cases/device/site-name.ts';
import { deletePerson } from '../use-cases/people/delete-person.ts';
import { type DatedCaptures, openLinkCaptures } from './captures/link-captures.ts';
import { commandMemory } from './commands/command-memory.ts';
import { leaveOnceTold } from './commands/leave-once-told.ts';
import { commandRunner } from './commands/run-command.ts';
import { knownSettings } from './config/known-settings.ts';
import { openLinkConfig, type VersionedConfig } from './config/link-config.ts';
import { type DayKeyRack, openDayKeyRack } from './keys/day-key-rack.ts';
import type { OwnKeys } from './keys/own-keys.ts';
import { openLinkOutbox, type SealedOutbox } from './outbox/link-outbox.ts';
import { openDutyLookup, type SealEntryNeeds } from './outbox/seal-entry.ts';
import { linkSelf } from './self/link-self.ts';
import { oldestWaiting } from './self/sealing-needs.ts';
import { faceRows } from './sync/face-rows.ts';
import { keyRows } from './sync/key-rows.ts';
import { peopleRows } from './sync/people-rows.ts';
import { ruleRows } from './sync/rule-rows.ts';
import { shredRows } from './sync/shred-rows.ts';
import { openSyncSet } from './sync/sync-set.ts';
import { tellOf } from './sync/tell.ts';
import { openWraps, type SealedOn } from './sync/wraps.ts';
import type { WalkIn } from './walk-in.ts';

/** What the terminal's side of the link stands on. */
export interface PortNeeds {
  readonly store: TerminalStore;
  readonly face: FaceEngine;
  readonly lanes: Lanes;
  readonly live: Live;
  readonly clock: SiteClock;
  readonly site: SiteName;
  readonly trust: Pick<SiteTrust, 'reload'>;
  readonly logs: Logs;
  readonly network: NetworkInForce;
  readonly software: string;
  readonly totalBytes: () => Promise<number>;
  readonly identify: () => void;
  readonly walkIn: Pick<WalkIn, 'put'>;
  readonly restart: () => void;
  /** Of a platform, by its address; null where no root was delivered. */
  readonly updatesOf: ((platform: string) => Updates) | null;
  /** Takes this terminal out of service, over that line to the platform. */
  readonly retire: Retirement['begin'];
  readonly onFault: (what: string, cause: unknown) => void;
}

/** What one bond adds to them. */
export interface BondNeeds {
  readonly keys: OwnKeys;
  readonly since: Instant;
  /** Of the platform, `https://host[:port]`. */
  readonly origin: string;
  /** The keys by which it signs, as they are known now. */
  readonly believed: () => readonly Uint8Array[];
  readonly syncAnew: () => void;
  /** Says something over the line that stands; null when there is none. */
  readonly ask: (said: Said) => Promise<Downlink | null>;
  /** Rows of the platform were taken. */
  readonly synced: () => void;
  /** The duty needs other keys than the platform was told of. */
  readonly needsChanged: () => void;
}

export interface TerminalPorts {
  readonly outbox: SealedOutbox;
  readonly captures: DatedCaptures;
  readonly sync: LinkSyncSet;
  readonly config: VersionedConfig;
  readonly commands: { readonly memory: CommandMemory; readonly runner: CommandRunner };
  readonly self: LinkSelf;
  readonly wraps: LinkWraps;
  readonly clock: OwnClock;
  close(): void;
}

/** Everything that the device's end of the link asks of this terminal, over its store, its lanes and its faces. */
export async function openPorts(needs: PortNeeds, bond: BondNeeds): Promise<TerminalPorts> {
  const { store, clock } = needs;
  const { pair } = bond.keys;
  const sealer = recordSealer(clock.now);
  const rack = openDayKeyRack({ link: store.link, records: store.records, pair });
  await rack.reload();
  const sealing: SealEntryNeeds = {
    ...{ rack, sealer, dutyOf: openDutyLookup(store.duties) },
    dayOf: (at) => clock.local(at).date,
  };
  const outbox = await openLinkOutbox({ ...sealing, ...store, live: needs.live });
  const wraps = openWraps({ link: store.link, pair });
  const { now } = clock;
  const captures = openLinkCaptures({ ...sealing, store, sealer, now, since: bond.since });
  const waiting = { outbox: store.outbox, oldestCapture: captures.oldest, now };
  const config = openLinkConfig({
    settings: store.settings,
    known: knownSettings(needs),
    onFault: (cause) => needs.onFault('link-config', cause),
  });
  // Whoever changed the duty, records are sealed for its purposes and periods from now on.
  const endNews = needs.live.subscribe(({ type }) => {
    if (type === 'duty') bond.needsChanged();
  });
  const updates = needs.updatesOf?.(bond.origin) ?? null;
  return {
    ...{ outbox, captures, wraps, config },
    sync: syncSet(needs, bond, {
      ...{ rack, outbox, wraps },
      neededFrom: async () => sealing.dayOf(await oldestWaiting(waiting)),
    }),
    commands: commandsOf(needs, bond, updates),
    self: linkSelf({
      ...{ ...needs, pair, now, dayOf: sealing.dayOf, configVersion: config.version },
      oldestCapture: captures.oldest,
      awaitsKey: outbox.awaitsKey,
      updates: () => updates?.troubles() ?? [],
    }),
    clock: { quality: () => (clock.status().source === 'ntp' ? 'synced' : 'unsynced') },
    close() {
      endNews();
      outbox.close();
      sealer.close();
    },
  };
}

interface SyncParts {
  readonly rack: DayKeyRack;
  readonly outbox: SealedOutbox;
  readonly wraps: SealedOn;
  /** The day of the oldest that waits. */
  readonly neededFrom: () => Promise<string>;
}

function syncSet(
  needs: PortNeeds,
  bond: BondNeeds,
  { rack, outbox, wraps, neededFrom }: SyncParts,
): LinkSyncSet {
  const { store, face, lanes, live, trust } = needs;
  const { people, audit } = store;
  const kinds = {
    ...peopleRows({
      store,
      forget: (person) => deletePerson({ people, face, lanes, audit, trust }, person, null),
    }),
    ...ruleRows({ store, live }),
    ...keyRows(),
    ...shredRows(bond.believed),
    'face-reference': faceRows({ store, face, pair: bond.keys.pair }),
  };
  const keysChanged = async (): Promise<void> => {
    await rack.reload();
    outbox.grown();
    // Keys of days that are closed here: the platform is told, and takes them away.
    const oldest = rack.oldest();
    if (oldest !== null && oldest < (await neededFrom())) bond.needsChanged();
  };
  return openSyncSet({
    link: store.link,
    kinds,
    async tell(touched) {
      await tellOf({ store, face, lanes, keysChanged, wrapsWanted: wraps.grown }, touched);
      bond.synced();
    },
  });
}

/** The line over which a retirement is told of. */
function lineOf({ keys, believed, ask }: BondNeeds): RetirementLine {
  return {
    ...{ device: deviceIdOf(keys.link.publicKey), platformKeys: believed },
    say: (retirement, said) => ask({ type: 'retirement', retirement, said }),
  };
}

function commandsOf(needs: PortNeeds, bond: BondNeeds, updates: Updates | null): TerminalPorts['commands'] {
  const { store, face, lanes, onFault } = needs;
  const { upkeep, audit } = store;
  const { memory, leaveAfter } = leaveOnceTold(commandMemory(store.link), needs.restart);
  const runner = commandRunner({
    ...{ ...needs, updates, leaveAfter },
    selfTest: () => runSelfTest({ upkeep, audit, face, lanes }),
    syncAnew: bond.syncAnew,
    retire: (retirement) => needs.retire(lineOf(bond), retirement),
    onFault: (cause) => onFault('link-command', cause),
  });
  return { memory, runner };
}
