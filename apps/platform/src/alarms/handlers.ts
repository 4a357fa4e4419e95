import type { PlatformAlarmView, platformAlarmRoutes } from '@vedette/contract/platform';
import { type AlarmEvent, type AlarmPhase, type Instant, VedetteError } from '@vedette/domain';
import type {
  Cursor,
  LocationId,
  PlatformAlarmId,
  PlatformAlarmStore,
  StoredAlarm,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import type { Caller } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import type { AlarmNews } from './tell-alarm.ts';

type Routes = typeof platformAlarmRoutes;

export interface AlarmDeps {
  readonly alarms: PlatformAlarmStore;
  readonly audit: AuditTrail;
  readonly tell: (news: AlarmNews) => Promise<void>;
  readonly now: () => Instant;
}

export const alarmAccess: AccessOf<Routes> = {
  list: 'alarms-see',
  counts: 'alarms-see',
  get: 'alarms-see',
  acknowledge: 'alarms-handle',
  assign: 'alarms-handle',
  clear: 'alarms-handle',
  reopen: 'alarms-handle',
};

export function alarmHandlers(deps: AlarmDeps): HandlersOf<Routes> {
  const { alarms, now } = deps;
  const step = (caller: Caller, id: string, event: AlarmEvent, text: string | null) =>
    takeStep(deps, caller, id as PlatformAlarmId, event, text);
  return {
    list: async (c) => {
      const caller = callerOf(c);
      const { phases, severity, kind, mine, device, place, cursor, limit } = c.req.valid('query');
      const page = await alarms.list(caller.reach, {
        ...{ severity, kind, limit, device, cursor: cursor as Cursor | undefined },
        place: place as LocationId | undefined,
        phases: phases?.split(',') as AlarmPhase[] | undefined,
        assignee: mine === 'true' ? caller.account : undefined,
      });
      return { items: page.items.map(alarmView), next: page.next };
    },
    counts: (c) => alarms.openCounts(callerOf(c).reach),
    get: async (c) => {
      const { reach } = callerOf(c);
      const id = c.req.valid('param').id as PlatformAlarmId;
      const alarm = await alarms.get(reach, id);
      if (alarm === null) throw new VedetteError('not-found', 'caller', { at: 'alarm' });
      return { alarm: alarmView(alarm), steps: [...(await alarms.steps(reach, id))] };
    },
    acknowledge: (c) => {
      const caller = callerOf(c);
      const event = { kind: 'acknowledged', at: now(), by: caller.account } as const;
      return step(caller, c.req.valid('param').id, event, c.req.valid('json').note);
    },
    assign: (c) => {
      const caller = callerOf(c);
      const { to, note: text } = c.req.valid('json');
      const event = { kind: 'assigned', at: now(), by: caller.account, to } as const;
      return step(caller, c.req.valid('param').id, event, text);
    },
    clear: (c) => {
      const caller = callerOf(c);
      const event = { kind: 'cleared', at: now(), by: caller.account } as const;
      return step(caller, c.req.valid('param').id, event, c.req.valid('json').note);
    },
    reopen: (c) => {
      const caller = callerOf(c);
      const event = { kind: 'reopened', at: now(), by: caller.account } as const;
      return step(caller, c.req.valid('param').id, event, c.req.valid('json').note);
    },
  };
}

async function takeStep(
  { alarms, audit, tell }: AlarmDeps,
  caller: Caller,
  id: PlatformAlarmId,
  event: AlarmEvent,
  text: string | null,
): Promise<PlatformAlarmView> {
  const alarm = await alarms.step(caller.reach, id, event, text);
  await note(audit, caller, `alarm-${event.kind}`, id);
  await tell({ alarm, what: event.kind === 'cleared' ? 'cleared' : 'changed' });
  return alarmView(alarm);
}

export function alarmView({ id, kind, severity, state, ...rest }: StoredAlarm): PlatformAlarmView {
  const { site, location, device, record, figures } = rest;
  const { phase, isStanding, assignee, count, level, raisedAt, lastRaisedAt } = state;
  return {
    ...{ id, kind, severity, phase, isStanding, assignee, count, level, raisedAt, lastRaisedAt },
    ...{ site, location, device, figures: { ...figures }, record: record === null ? null : { ...record } },
  };
}
