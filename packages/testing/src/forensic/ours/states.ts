import { attack, type Loot, type Spoils } from '../attack/attack.ts';
import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';
import { Scorer } from '../score/scorer.ts';
import { isoDay, passAt } from './calendar.ts';
import type { Plan } from './plan.ts';
import type { LivedTerminal } from './run-terminal.ts';

/** Counts of what was opened: inside its period, and outside it. */
export interface SpoilCount {
  readonly inside: number;
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
  const whole = { raw: [chip, ...files.all()], pages };
  const outcomeOf = (state: string, loot: Loot): StateOutcome => outcome(state, loot, plan);
  return [
    outcomeOf(states.live, { ...whole, scalars: scalars.left }),
    outcomeOf(states.sold, { ...whole, scalars: [] }),
    outcomeOf(states.retired, { raw: [retired, ...files.all()], pages, scalars: [] }),
    outcomeOf(states.backup, {
      raw: [backup.image, ...backup.files],
      pages: backup.peeled,
      scalars: scalars.left,
    }),
    outcomeOf(states.control, { ...whole, scalars: scalars.ever }),
  ];
}

function outcome(state: string, loot: Loot, plan: Plan): StateOutcome {
  const { population } = plan;
  const spoils = attack(loot, population);
  const raw = new Scorer(population);
  for (const bytes of loot.raw) raw.look(bytes);
  return {
    state,
    raw: raw.score(),
    peeled: new Scorer(population).look(loot.pages).score(),
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
  return { inside: people.size - gone, outside: gone };
}

function isGone(number: number, { people }: Population, plan: Plan): boolean {
  const person = people[number];
  return person !== undefined && plan.hasLeft(person);
}

function countDays(found: ReadonlySet<string>, plan: Plan): SpoilCount {
  const inside = new Set(
    Array.from({ length: plan.days }, (_, day) => day)
      .filter(plan.isInside)
      .map((day) => isoDay(passAt(day, 0))),
  );
  const kept = [...found].filter((one) => inside.has(one.split(' ')[1] ?? '')).length;
  return { inside: kept, outside: found.size - kept };
}

/** How many of each kind there are inside, and have ever been. */
export function plantedOf(plan: Plan): { readonly [kind in SpoilKind]: SpoilCount } {
  const days = Array.from({ length: plan.days }, (_, day) => day);
  const sum = (of: (day: number) => number, isInside: boolean): number =>
    days.filter((day) => plan.isInside(day) === isInside).reduce((total, day) => total + of(day), 0);
  const passes = {
    inside: sum((day) => plan.passing(day).length, true),
    outside: sum((day) => plan.passing(day).length, false),
  };
  const left = plan.population.people.filter(plan.hasLeft).length;
  const people = { inside: plan.population.people.length - left, outside: left };
  return {
    identities: people,
    templates: people,
    bodies: passes,
    pictures: {
      inside: sum((day) => plan.photographed(day).length, true),
      outside: sum((day) => plan.photographed(day).length, false),
    },
    tags: passes,
  };
}
