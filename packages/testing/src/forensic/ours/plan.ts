import type { PlantedPerson } from '../people/planted-person.ts';
import type { Population } from '../people/population.ts';

export interface PlanOptions {
  readonly population: Population;
  readonly days: number;
  /** How many days a record and a capture are kept. */
  readonly keepDays: number;
}

/** Who enrols, passes, is photographed and is removed on which day: the whole story, before it happens. */
export interface Plan extends PlanOptions {
  enrolling(day: number): readonly PlantedPerson[];
  /** Everybody who is enrolled and was not removed before that day. */
  passing(day: number): readonly PlantedPerson[];
  /** Whose picture is taken as they pass; everybody with a photograph, once. */
  photographed(day: number): readonly PlantedPerson[];
  /** Who asks to be deleted that day: one in twenty, at two thirds of the time. */
  leaving(day: number): readonly PlantedPerson[];
  /** Whether what was written on a day is inside its period after the last night. */
  isInside(day: number): boolean;
  /**
   * Whether its own period is over and that of its day is not: one key serves a day, and nobody in the store knows when
   * the site's day ends, so that it lives two days longer at most.
   */
  isDying(day: number): boolean;
  hasLeft(person: PlantedPerson): boolean;
}

const leavingOneIn = 20;

export function planOf({ population, days, keepDays }: PlanOptions): Plan {
  const { people, photographs } = population;
  const perDay = Math.ceil(people.length / days);
  const dayOfEnrolment = ({ number }: PlantedPerson): number => Math.floor(number / perDay);
  const leavingDay = Math.floor((days * 2) / 3);
  const leaves = ({ number }: PlantedPerson): boolean =>
    number % leavingOneIn === 0 && Math.floor(number / perDay) < leavingDay;
  const passing = (day: number): readonly PlantedPerson[] =>
    people.filter((one) => dayOfEnrolment(one) <= day && (day < leavingDay || !leaves(one)));
  // Spread over the days, and never before the person is there.
  const dayOfPicture = (person: PlantedPerson): number => {
    const first = dayOfEnrolment(person);
    const last = leaves(person) ? leavingDay - 1 : days - 1;
    return first + (person.number % (last - first + 1));
  };
  return {
    population,
    days,
    keepDays,
    enrolling: (day) => people.filter((one) => dayOfEnrolment(one) === day),
    passing,
    photographed: (day) =>
      photographs.flatMap(({ person }) => {
        const one = people[person];
        return one !== undefined && dayOfPicture(one) === day ? [one] : [];
      }),
    leaving: (day) => (day === leavingDay ? people.filter(leaves) : []),
    isInside: (day) => day >= days - keepDays,
    isDying: (day) => day === days - keepDays - 1,
    hasLeft: leaves,
  };
}
