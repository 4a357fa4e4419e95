import type {
  AccessList,
  AreaId,
  ComparisonScore,
  DecisionContext,
  Duty,
  DutyId,
  Evidence,
  Identification,
  IdentifyMethod,
  Instant,
  ListEntry,
  ListId,
  ListKind,
  LocalTime,
  PersonId,
  Requirement,
  Schedule,
  ScheduleId,
} from '../src/index.ts';
import { celsius, comparisonScore, instant, metres } from '../src/index.ts';

export const hour = 3_600_000;
export const now: Instant = instant(1_660_000_000_000);
export const ago = (milliseconds: number): Instant => instant(now - milliseconds);
export const ann = 'ann' as PersonId;
export const bob = 'bob' as PersonId;
export const listId = 'list' as ListId;
export const scheduleId = 'hours' as ScheduleId;
export const areaId = 'hall' as AreaId;

/** A Tuesday, 09:00. */
export const tuesday: LocalTime = { date: '2022-08-09', weekday: 2, minute: 540 };

export function duty(change: Partial<Duty> = {}): Duty {
  return {
    id: 'door' as DutyId,
    version: 1,
    title: { 'zh-CN': '门', en: 'Door' },
    purpose: 'access-control',
    basis: 'pipl-13-2',
    processor: { name: 'Works', contact: 'desk' },
    identify: { anyOf: ['face', 'card', 'pass'] },
    require: [],
    collect: {},
    deviceOnly: [],
    alarmOn: [],
    failMode: 'secure',
    askReason: false,
    openFor: '5s',
    ...change,
  };
}

/** A duty that asks nobody's name, only what is given. */
export function requiring(...require: readonly Requirement[]): Duty {
  const { identify: _, ...nameless } = duty({ require });
  return nameless;
}

export function context(change: Partial<DecisionContext> = {}): DecisionContext {
  return {
    at: now,
    local: tuesday,
    clock: 'trusted',
    final: false,
    lists: new Map(),
    schedules: new Map(),
    holidays: new Map(),
    areas: new Map(),
    standing: (subject) => (subject === ann || subject === bob ? 'enrolled' : 'removed'),
    ...change,
  };
}

export function identified(
  by: IdentifyMethod,
  subject: PersonId = ann,
  standing: 'sufficient' | 'needs-second-factor' = 'sufficient',
  score?: ComparisonScore,
): Identification {
  const scored = score === undefined ? {} : { score };
  return { kind: 'identification', by, state: 'identified', subject, standing, ...scored };
}
export const failed = (
  by: IdentifyMethod,
  state: 'not-identified' | 'ambiguous' = 'not-identified',
): Identification => ({ kind: 'identification', by, state });

export const temperature = (reading: number | null, distance = 0.5, ambient = 20): Evidence => ({
  kind: 'screening-temperature',
  reading: reading === null ? null : celsius(reading),
  distance: metres(distance),
  ambient: celsius(ambient),
});
export const score = comparisonScore;

export function list(kind: ListKind, ...entries: readonly (PersonId | ListEntry)[]): AccessList {
  const full = entries.map((entry) =>
    typeof entry === 'string' ? { subject: entry, reason: '', validFrom: null, validTo: null } : entry,
  );
  return { id: listId, kind, name: kind, entries: new Map(full.map((entry) => [entry.subject, entry])) };
}

/** Open on Mondays to Fridays from 8 to 18, on holidays from 10 to 12. */
export const officeHours: Schedule = {
  id: scheduleId,
  name: 'office',
  week: [
    [{ from: 480, to: 1080 }],
    [{ from: 480, to: 1080 }],
    [{ from: 480, to: 1080 }],
    [{ from: 480, to: 1080 }],
    [{ from: 480, to: 1080 }],
    [],
    [],
  ],
  holiday: [{ from: 600, to: 720 }],
};
