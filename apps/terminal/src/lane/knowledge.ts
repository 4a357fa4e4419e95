import type {
  AccessList,
  AreaId,
  DecisionContext,
  Duty,
  HolidayCalendar,
  Instant,
  ListId,
  LocalTime,
  Occupancy,
  Person,
  PersonId,
  Schedule,
  ScheduleId,
} from '@vedette/domain';
import { personStanding } from '@vedette/domain';
import type { TerminalStore } from '@vedette/store';

/** What a lane must know to decide without asking anybody: kept in memory, renewed after each change. */
export interface Knowledge {
  readonly duty: Duty | null;
  context(at: Instant, final: boolean): DecisionContext;
  /** Everything anew from the store. */
  reload(): Promise<void>;
  /** A person who was deleted is unknown from this moment. */
  forget(person: PersonId): void;
  /** People may enter (+1) or leave (-1) an area. */
  count(area: AreaId, change: 1 | -1): void;
}

export interface KnowledgeDeps {
  readonly store: Pick<TerminalStore, 'duties' | 'lists' | 'schedules' | 'people'>;
  readonly local: (at: Instant) => LocalTime;
  readonly clock: { quality(): 'trusted' | 'doubtful' };
}

interface Known {
  readonly duty: Duty | null;
  readonly lists: ReadonlyMap<ListId, AccessList>;
  readonly schedules: ReadonlyMap<ScheduleId, Schedule>;
  readonly holidays: HolidayCalendar;
  readonly people: Map<PersonId, Pick<Person, 'validFrom' | 'validTo'>>;
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
    store.people.validity(),
  ]);
  return {
    duty: current?.duty ?? null,
    lists: new Map(lists.map((list) => [list.id, list])),
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
    holidays,
    people: new Map(people.map((person) => [person.id, person])),
  };
}

export function openKnowledge(deps: KnowledgeDeps): Knowledge {
  let known = nothing;
  const areas = new Map<AreaId, Occupancy>();
  return {
    get duty() {
      return known.duty;
    },
    context: (at, final) => ({
      at,
      local: deps.local(at),
      clock: deps.clock.quality(),
      final,
      lists: known.lists,
      schedules: known.schedules,
      holidays: known.holidays,
      areas,
      standing: (subject) => personStanding(known.people.get(subject) ?? null, at),
    }),
    async reload() {
      known = await read(deps);
    },
    forget(person) {
      known.people.delete(person);
    },
    count(area, change) {
      const before = areas.get(area);
      if (before === undefined || before.inside === null) return;
      areas.set(area, { ...before, inside: Math.max(0, before.inside + change) });
    },
  };
}
