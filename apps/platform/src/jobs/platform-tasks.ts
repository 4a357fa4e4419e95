import { linkTimes } from '@vedette/contract/link';
import { type Instant, instant } from '@vedette/domain';
import type { DeviceId, OutwardEvent, PlatformStore } from '@vedette/store/platform';
import { type AlarmNews, reportAlarm, reportOver } from '../alarms/tell-alarm.ts';
import type { PresenceNews } from '../devices/link/link-presence.ts';
import { type DeliverDeps, deliverDue } from '../integrations/delivery/deliver.ts';
import type { AuditTrail } from '../module/audit.ts';
import { tellHosts, type VisitMessage, visitorUpkeep } from '../visitors/upkeep.ts';
import type { Task } from './run-tasks.ts';

export interface TasksDeps {
  readonly store: PlatformStore;
  readonly audit: AuditTrail;
  readonly keep: { readonly records: number; readonly flow: number };
  readonly origin: string;
  readonly deliver: DeliverDeps;
  readonly tellAlarm: (news: AlarmNews) => Promise<void>;
  readonly tellPresence: (news: PresenceNews) => Promise<void>;
  readonly now: () => Instant;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const atOnce = 200;
const roundsAtMost = 50;

/** Everything that happens by itself. */
export function platformTasks(deps: TasksDeps): readonly Task[] {
  return [...ofRecords(deps), ...ofDevices(deps), ...ofPeople(deps), ...ofMessages(deps)];
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
        await store.upkeep.retain({ records: ago(keep.records), flow: ago(keep.flow) });
      },
    },
  ];
}

function ofDevices({ store, tellAlarm, tellPresence, now }: TasksDeps): readonly Task[] {
  const alarms = { alarms: store.alarms, tell: tellAlarm };
  const gone = async (id: DeviceId, at: Instant): Promise<void> => {
    const device = await store.devices.find(id);
    if (device === null || device.state !== 'claimed') return;
    await tellPresence({ device: id, isOnline: false, at });
    const told = { kind: 'device-offline', at, location: null, figures: {}, record: null, told: null };
    await reportAlarm(alarms, device, told);
  };
  return [
    {
      // Those whose process died with them: nobody else notices that they are silent.
      name: 'silent-devices',
      every: 5 * second,
      by: 'each',
      run: async () => {
        const at = now();
        const before = instant(at - 3 * linkTimes.heartbeat - 5 * second);
        for (const id of await store.presence.silentSince(before, at, atOnce)) await gone(id, at);
      },
    },
    {
      name: 'lapsed-commands',
      every: 2 * second,
      by: 'each',
      run: async () => void (await store.commands.lapse(now(), atOnce)),
    },
    { name: 'nonces', every: minute, by: { oneFor: minute }, run: () => store.nonces.forget(now()) },
  ];
}

function ofPeople({ store, audit, now }: TasksDeps): readonly Task[] {
  return [
    {
      name: 'visitors',
      every: minute,
      by: { oneFor: 5 * minute },
      run: async () => void (await visitorUpkeep({ stores: store, audit, now })),
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
        for (let rounds = 0; rounds < roundsAtMost; rounds += 1) if ((await deliverDue(deliver)) === 0) return;
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

/** A device is back: what stood because it was silent is over. */
export async function deviceBack(
  { store, tellAlarm }: Pick<TasksDeps, 'store' | 'tellAlarm'>,
  id: DeviceId,
  at: Instant,
): Promise<void> {
  const device = await store.devices.find(id);
  if (device !== null) await reportOver({ alarms: store.alarms, tell: tellAlarm }, device, 'device-offline', at);
}
