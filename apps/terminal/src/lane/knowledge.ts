import {
  type AccessList,
  type AreaId,
  afterPassage,
  type DecisionContext,
  type Direction,
  type Duty,
  type HolidayCalendar,
  type Instant,
  type ListId,
  type LocalTime,
  type Occupancy,
  type PersonId,
  personStanding,
  type Schedule,
  type ScheduleId,
  type Validity,
} from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';

/** What a lane must know to decide without asking anybody: kept in memory, renewed after each change. */
export interface Knowledge {
  readonly duty: Duty | null;
  context(at: Instant, way: Way, final: boolean): DecisionContext;
  /** Whatever their validity; nobody who was removed. */
  isEnrolled(person: PersonId): boolean;
  /** Everything anew from the store. */
  reload(): Promise<void>;
  /** A person who was deleted is unknown from this moment. */
  forget(person: PersonId): void;
  /** Somebody walked through a lane that leads to the area. */
  passed(area: AreaId, direction: Direction): void;
}

/** Which way a lane leads. */
export interface Way {
  readonly direction: Direction;
  readonly area: AreaId | null;
}

export interface KnowledgeDeps {
  readonly store: Pick<TerminalStore, 'duties' | 'lists' | 'schedules' | 'people'>;
  readonly clock: { local(at: Instant): LocalTime; quality(): 'trusted' | 'doubtful' };
  /** How many people each area may hold; people are counted from the start of the program on. */
  readonly capacities: ReadonlyMap<AreaId, number>;
}

interface Known {
  readonly duty: Duty | null;
  readonly lists: ReadonlyMap<ListId, AccessList>;
  readonly schedules: ReadonlyMap<ScheduleId, Schedule>;
  readonly holidays: HolidayCalendar;
  readonly people: Map<PersonId, Validity>;
}

const nothing: Known = {
  duty: null,
  lists: new Map(),
  schedules: new Map(),
  holidays: new Map(),
  people: new Map(),
};

async function read({ store }: KnowledgeDeps): Promise<Known> {
  const [current, lists, schedules, holidays, people] = await Promise.all([
    store.duties.current(),
    store.lists.all(),
    store.schedules.all(),
    store.schedules.holidays(),
    store.people.validities(),
  ]);
  return {
    duty: current?.duty ?? null,
    lists: new Map(lists.map((list) => [list.id, list])),
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
    holidays,
    people: new Map(people),
  };
}

export function openKnowledge(deps: KnowledgeDeps): Knowledge {
  let known = nothing;
  /** Who was deleted while the store was being read: what it read may still name them. */
  const readings = new Set<Set<PersonId>>();
  let newest = 0;
  let applied = 0;
  const areas = new Map<AreaId, Occupancy>();
  for (const [area, capacity] of deps.capacities) areas.set(area, { inside: 0, capacity });
  return {
    get duty() {
      return known.duty;
    },
    isEnrolled: (person) => known.people.has(person),
    context(at, { direction, area }, final) {
      const clock = deps.clock.quality();
      const { lists, schedules, holidays, people } = known;
      const standing = (subject: PersonId) => personStanding(people.get(subject), at, clock);
      return {
        at,
        local: deps.clock.local(at),
        clock,
        final,
        lists,
        schedules,
        holidays,
        areas,
        standing,
        direction,
        area,
      };
    },
    async reload() {
      newest += 1;
      const own = newest;
      const deleted = new Set<PersonId>();
      readings.add(deleted);
      try {
        const fresh = await read(deps);
        for (const person of deleted) fresh.people.delete(person);
        if (own < applied) return;
        applied = own;
        known = fresh;
      } finally {
        readings.delete(deleted);
      }
    },
    forget(person) {
      known.people.delete(person);
      for (const deleted of readings) deleted.add(person);
    },
    passed(area, direction) {
      const before = areas.get(area);
      if (before !== undefined) areas.set(area, afterPassage(before, direction));
    },
  };
}
