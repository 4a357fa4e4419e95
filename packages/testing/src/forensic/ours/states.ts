import { attack, type Loot, type Spoils } from '../attack/attack.ts';
import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';
import { Scorer } from '../score/scorer.ts';
import { isoDay, passAt } from './calendar.ts';
import type { Plan } from './plan.ts';
import type { LivedTerminal } from './run-terminal.ts';

/** Counts of what was opened: inside its period, in the last days of its day's key, and outside both. */
export interface SpoilCount {
  readonly inside: number;
  readonly dying: number;
  readonly outside: number;
}

export const spoilKinds = ['identities', 'templates', 'bodies', 'pictures', 'tags'] as const;
export type SpoilKind = (typeof spoilKinds)[number];

/** A state in which a device leaves somebody's hands, and what was got out of it. */
export interface StateOutcome {
  readonly state: string;
  /** What was planted and lies in the clear: in the raw dump, and in the pages without the store's own cipher. */
  readonly raw: Score;
  readonly peeled: Score;
  readonly spoils: Spoils;
  readonly opened: { readonly [kind in SpoilKind]: SpoilCount };
}

/** What who takes the chip off gets, before the device was retired and after. */
export interface ChipDumps {
  readonly live: Buffer;
  readonly retired: Buffer;
}

export const states = {
  live: 'live, with the share that the keeper has left',
  sold: "sold as it is, the keeper's share destroyed",
  retired: 'retired: share destroyed, files overwritten, medium trimmed',
  backup: 'copy from the middle of the time, with the share that the keeper has left',
  control: 'control: with every share that there ever was',
} as const;

/**
 * Looks at a lived terminal in each state. Pages and files are those that were taken down day by day, in every state:
 * worse than any chip, which loses some of them.
 */
export function lookAtStates(
  { peeled, files, scalars, backup }: LivedTerminal,
  plan: Plan,
  { live: chip, retired }: ChipDumps,
): readonly StateOutcome[] {
  const pages = peeled.bytes();
  const days = Array.from({ length: plan.days }, (_, day) => isoDay(passAt(day, 0)));
  const whole = { raw: [chip, ...files.all()], pages, days };
  const over = { raw: [retired, ...files.all()], pages, days };
  const copy = { raw: [backup.image, ...backup.files], pages: backup.peeled, days };
  const scoreOf = (raw: readonly Buffer[]): Score => clearIn(raw, plan.population);
  const clear = { raw: scoreOf(whole.raw), peeled: scoreOf([pages]) };
  return [
    { ...clear, ...opened(states.live, { ...whole, scalars: scalars.left }, plan) },
    { ...clear, ...opened(states.sold, { ...whole, scalars: [] }, plan) },
    { ...clear, raw: scoreOf(over.raw), ...opened(states.retired, { ...over, scalars: [] }, plan) },
    {
      ...{ raw: scoreOf(copy.raw), peeled: scoreOf([copy.pages]) },
      ...opened(states.backup, { ...copy, scalars: scalars.left }, plan),
    },
    { ...clear, ...opened(states.control, { ...whole, scalars: scalars.ever }, plan) },
  ];
}

function clearIn(all: readonly Buffer[], population: Population): Score {
  const scorer = new Scorer(population);
  for (const bytes of all) scorer.look(bytes);
  return scorer.score();
}

function opened(state: string, loot: Loot, plan: Plan): Pick<StateOutcome, 'state' | 'spoils' | 'opened'> {
  const spoils = attack(loot, plan.population);
  return {
    state,
    spoils,
    opened: {
      identities: countPeople(spoils.identities, plan),
      templates: countPeople(spoils.templates, plan),
      bodies: countDays(spoils.bodies, plan),
      pictures: countDays(spoils.pictures, plan),
      tags: countDays(spoils.tags, plan),
    },
  };
}

function countPeople(people: ReadonlySet<number>, plan: Plan): SpoilCount {
  const gone = [...people].filter((number) => isGone(number, plan.population, plan)).length;
  return { inside: people.size - gone, dying: 0, outside: gone };
}

function isGone(number: number, { people }: Population, plan: Plan): boolean {
  const person = people[number];
  return person !== undefined && plan.hasLeft(person);
}

function countDays(found: ReadonlySet<string>, plan: Plan): SpoilCount {
  const days = [...found].map((one) => one.split(' ')[1] ?? '');
  const countOf = (is: (day: number) => boolean): number => {
    const meant = new Set(
      daysOf(plan)
        .filter(is)
        .map((day) => isoDay(passAt(day, 0))),
    );
    return days.filter((day) => meant.has(day)).length;
  };
  const [inside, dying] = [countOf(plan.isInside), countOf(plan.isDying)];
  return { inside, dying, outside: found.size - inside - dying };
}

const daysOf = ({ days }: Plan): readonly number[] => Array.from({ length: days }, (_, day) => day);

/** How many of each kind there are, and have ever been. */
export function plantedOf(plan: Plan): { readonly [kind in SpoilKind]: SpoilCount } {
  const counted = (of: (day: number) => number): SpoilCount => {
    const sum = (is: (day: number) => boolean): number =>
      daysOf(plan)
        .filter(is)
        .reduce((total, day) => total + of(day), 0);
    const [inside, dying] = [sum(plan.isInside), sum(plan.isDying)];
    return { inside, dying, outside: sum(() => true) - inside - dying };
  };
  const passes = counted((day) => plan.passing(day).length);
  const left = plan.population.people.filter(plan.hasLeft).length;
  const people = { inside: plan.population.people.length - left, dying: 0, outside: left };
  return {
    identities: people,
    templates: people,
    bodies: passes,
    pictures: counted((day) => plan.photographed(day).length),
    tags: passes,
  };
}
