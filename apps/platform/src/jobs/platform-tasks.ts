import { linkTimes } from '@vedette/contract/link';
import { type Instant, instant } from '@vedette/domain';
import type { OutwardEvent, PlatformStore } from '@vedette/store/platform';
import { escalateDue } from '../alarms/escalate.ts';
import type { AlarmNews } from '../alarms/tell-alarm.ts';
import { usualLimits, watchAreas, watchDevices } from '../alarms/watch-devices.ts';
import type { PresenceNews } from '../devices/link/link-presence.ts';
import type { DirectoryDeps } from '../directory/deps.ts';
import { runDueDirectories } from '../directory/ldap/run-directory.ts';
import { type DeliverDeps, deliverDue } from '../integrations/delivery/deliver.ts';
import type { AuditTrail } from '../module/audit.ts';
import { stepRollouts, type UpdateDeps } from '../updates/handlers.ts';
import { renewTimestamp } from '../updates/publish.ts';
import { tellHosts, type VisitMessage, visitorUpkeep } from '../visitors/upkeep.ts';
import type { Task } from './run-tasks.ts';

export interface TasksDeps {
  readonly store: PlatformStore;
  readonly audit: AuditTrail;
  readonly keep: { readonly records: number; readonly flow: number };
  readonly origin: string;
  readonly deliver: DeliverDeps;
  readonly tellAlarm: (news: AlarmNews) => Promise<void>;
  readonly lookAtSets: () => Promise<number>;
  readonly tellPresence: (news: PresenceNews) => Promise<void>;
  readonly updates: Pick<
    UpdateDeps,
    'updates' | 'updateArchives' | 'rollouts' | 'onlineKey' | 'wake' | 'now' | 'alarms' | 'tell'
  >;
  readonly directories: DirectoryDeps;
  /** Drops the keys that are due and makes everything that was dropped go. */
  readonly forget: () => Promise<void>;
  /** Goes on with devices that are taken out of service. */
  readonly retire: () => Promise<void>;
  readonly publishLog: () => Promise<void>;
  readonly now: () => Instant;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const atOnce = 200;
const roundsAtMost = 50;
/** So long it can be asked what happened to a device. */
const deviceEventDays = 400;
const eventsAtOnce = 5_000;

/** Everything that happens by itself. */
export function platformTasks(deps: TasksDeps): readonly Task[] {
  return [
    ...ofRecords(deps),
    ...ofKeys(deps),
    ...ofDevices(deps),
    ...ofAlarms(deps),
    ...ofUpdates(deps),
    ...ofPeople(deps),
    ...ofMessages(deps),
    ...ofLog(deps),
    ...ofRetirements(deps),
  ];
}

function ofRecords({ store, keep, now }: TasksDeps): readonly Task[] {
  const ago = (days: number): Instant => instant(now() - days * day);
  return [
    { name: 'partitions', every: hour, by: { oneFor: 5 * minute }, run: () => store.upkeep.prepare() },
    {
      name: 'retention',
      every: hour,
      by: { oneFor: 10 * minute },
      run: async () => {
        const held = await store.retention.heldFrom();
        const records = instant(Math.min(ago(keep.records), held ?? now()));
        await store.upkeep.retain({ records, flow: ago(keep.flow) });
      },
    },
  ];
}

function ofKeys({ store, forget, now }: TasksDeps): readonly Task[] {
  return [
    { name: 'forgetting', every: 5 * minute, by: { oneFor: 10 * minute }, run: forget },
    {
      name: 'told-sites',
      every: hour,
      by: { oneFor: 10 * minute },
      run: async () => {
        await store.retention.tellSites(now());
        await store.keeper.prune();
      },
    },
  ];
}

function ofDevices({ store, tellPresence, lookAtSets, now }: TasksDeps): readonly Task[] {
  return [
    {
      // Those whose process died with them: nobody else notices that they are silent.
      name: 'silent-devices',
      every: 5 * second,
      by: 'each',
      run: async () => {
        const at = now();
        const before = instant(at - 3 * linkTimes.heartbeat - 5 * second);
        for (const device of await store.presence.silentSince(before, at, atOnce))
          await tellPresence({ device, isOnline: false, at });
      },
    },
    { name: 'sets', every: second, by: 'each', run: async () => void (await lookAtSets()) },
    {
      name: 'lapsed-commands',
      every: 2 * second,
      by: 'each',
      run: async () => void (await store.commands.lapse(now(), atOnce)),
    },
    { name: 'nonces', every: minute, by: { oneFor: minute }, run: () => store.nonces.forget(now()) },
    {
      name: 'old-device-events',
      every: hour,
      by: { oneFor: 10 * minute },
      run: async () => {
        const before = instant(now() - deviceEventDays * day);
        for (let rounds = 0; rounds < roundsAtMost; rounds += 1)
          if ((await store.deviceEvents.forget(before, eventsAtOnce)) < eventsAtOnce) return;
      },
    },
  ];
}

function ofAlarms({ store, tellAlarm: tell, now }: TasksDeps): readonly Task[] {
  return [
    {
      name: 'device-alarms',
      every: 10 * second,
      by: { oneFor: minute },
      run: async () => void (await watchDevices({ ...store, tell }, usualLimits, now())),
    },
    {
      name: 'full-areas',
      every: 10 * second,
      by: { oneFor: minute },
      run: () => watchAreas({ ...store, tell }, now()),
    },
    {
      name: 'escalation',
      every: 5 * second,
      by: 'each',
      run: async () => void (await escalateDue({ ...store, tell }, now())),
    },
  ];
}

function ofUpdates({ updates, now }: TasksDeps): readonly Task[] {
  return [
    {
      name: 'rollouts',
      every: 10 * second,
      by: { oneFor: minute },
      run: async () => void (await stepRollouts(updates)),
    },
    {
      name: 'update-timestamp',
      every: 10 * minute,
      by: { oneFor: minute },
      run: async () => void (await renewTimestamp(updates, now())),
    },
    {
      // An upload lasts as long as its request: a day later nobody goes on with it.
      name: 'broken-uploads',
      every: hour,
      by: { oneFor: 5 * minute },
      run: async () => void (await updates.updateArchives.forgetBroken(instant(now() - day))),
    },
  ];
}

function ofPeople({ store, audit, directories, now }: TasksDeps): readonly Task[] {
  return [
    {
      name: 'visitors',
      every: minute,
      by: { oneFor: 5 * minute },
      run: async () => void (await visitorUpkeep({ stores: store, audit, now })),
    },
    {
      // Each directory is taken by one process, for as long as it may take to read.
      name: 'directories',
      every: minute,
      by: 'each',
      run: async () => void (await runDueDirectories(directories)),
    },
    {
      name: 'sign-ins',
      every: 10 * minute,
      by: { oneFor: minute },
      run: async () => {
        await store.sessions.forget(instant(now() - day));
        await store.tickets.forget(now());
        await store.attempts.forget(instant(now() - 2 * day));
      },
    },
  ];
}

function ofRetirements({ retire }: TasksDeps): readonly Task[] {
  return [{ name: 'retirements', every: 2 * second, by: { oneFor: minute }, run: retire }];
}

function ofLog({ publishLog }: TasksDeps): readonly Task[] {
  return [{ name: 'public-log', every: 5 * second, by: { oneFor: minute }, run: publishLog }];
}

function ofMessages({ store, deliver, origin, now }: TasksDeps): readonly Task[] {
  const send = async (message: VisitMessage): Promise<void> => {
    await store.deliveries.publish(visitEvent(message), now());
  };
  return [
    {
      name: 'hosts',
      every: 5 * second,
      by: 'each',
      run: async () => void (await tellHosts({ stores: store, now, origin }, send)),
    },
    {
      name: 'deliveries',
      every: second,
      by: 'each',
      run: async () => {
        for (let rounds = 0; rounds < roundsAtMost; rounds += 1)
          if ((await deliverDue(deliver)) === 0) return;
      },
    },
    {
      name: 'old-deliveries',
      every: hour,
      by: { oneFor: 5 * minute },
      run: async () => void (await store.deliveries.forget(instant(now() - 30 * day))),
    },
  ];
}

/** What channels are told of a visit: ids and links, no name and no number. */
function visitEvent({ id, type, organisation, at, site, ...data }: VisitMessage): OutwardEvent {
  const place = { organisation, location: site as OutwardEvent['location'] };
  return { id, type, severity: 'info', at: instant(at), data: { ...data, site }, ...place };
}
