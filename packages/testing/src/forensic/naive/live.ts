import type { Population } from '../people/population.ts';
import type { PlainStore } from './plain-store.ts';

export const daySeconds = 86_400;
/** 2022-11-01T00:00:00Z; whole seconds. */
export const firstDay = Date.UTC(2022, 10, 1) / 1000;

export interface Lived {
  readonly passesEver: number;
  readonly passesKept: number;
}

/** How many people enrol on each of so many days, so that all of them have in the end. */
export function enrolledBy(people: number, days: number, day: number): number {
  return Math.min(people, Math.ceil(people / days) * (day + 1));
}

/**
 * Days at a gate: some people enrol each day, everybody enrolled passes once a day, and what is older than two thirds
 * of the time is deleted by night.
 */
export function liveDays(store: PlainStore, { people, photographs }: Population, days: number): Lived {
  const kept = Math.ceil((days * 2) / 3);
  let passesEver = 0;
  let enrolled = 0;
  for (let day = 0; day < days; day++) {
    const midnight = firstDay + day * daySeconds;
    const present = enrolledBy(people.length, days, day);
    store.inOneCommit(() => {
      for (const person of people.slice(enrolled, present))
        store.enrol(person, photographs[person.number]?.jpeg);
    });
    enrolled = present;
    for (const person of people.slice(0, present)) store.pass(person, midnight + 25_200 + person.number);
    passesEver += present;
    if (day >= kept) store.forgetBefore(midnight - (kept - 1) * daySeconds);
  }
  store.exportPasses();
  return { passesEver, passesKept: store.rows() };
}
