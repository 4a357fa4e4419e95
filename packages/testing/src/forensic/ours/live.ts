import { type Instant, instant, Personal } from '@vedette/domain';
import { forgetAll, type TerminalStore } from '@vedette/store';
import { plantedBody, plantedDuty, plantedHeader } from '../people/planted-passage.ts';
import type { PlantedPerson } from '../people/planted-person.ts';
import { dayMilliseconds, isoDay, nightAfter, passAt } from './calendar.ts';
import type { Plan } from './plan.ts';

export const plantedModel = 'planted-512';

/** What a caller of the store can set, so that a month goes by in seconds. */
export interface SetClock {
  at: Instant;
}

/** A day at the gate, through the store that a sentinel has: enrolment, passages with captures, removals. */
export async function liveDay(store: TerminalStore, plan: Plan, day: number, clock: SetClock): Promise<void> {
  clock.at = instant(passAt(day, 0) - 3_600_000);
  if (day === 0) await beginDuty(store, plan.keepDays);
  for (const person of plan.enrolling(day)) await enrol(store, person);
  for (const person of plan.leaving(day)) await store.people.remove(person.id);
  const photographed = new Set(plan.photographed(day));
  clock.at = passAt(day, plan.population.people.length);
  await Promise.all(
    plan.passing(day).map((person) => {
      const at = passAt(day, person.number);
      return pass(
        store,
        person,
        at,
        photographed.has(person) ? plan.population.photographs[person.number]?.jpeg : undefined,
      );
    }),
  );
}

async function beginDuty(store: TerminalStore, keepDays: number): Promise<void> {
  await store.duties.adopt(plantedDuty(keepDays), { by: null, note: 'forensic kit' });
  // The medium is a small one; nothing goes because it is full.
  await store.upkeep.setLimits({ ...(await store.upkeep.limits()), freeBytes: 0 });
}

/** What happens every night without being asked. */
export async function sleepAfter(store: TerminalStore, day: number, clock: SetClock): Promise<void> {
  clock.at = nightAfter(day);
  await forgetAll(store.upkeep, clock.at);
}

async function enrol(
  store: TerminalStore,
  { id, name, phone, idNumber, template }: PlantedPerson,
): Promise<void> {
  await store.people.create({
    id,
    name: new Personal(name),
    phone: new Personal(phone),
    idNumber: new Personal(idNumber),
    organisation: null,
    validFrom: null,
    validTo: null,
  });
  await store.references.add({ person: id, model: plantedModel, vector: template, quality: 1 });
}

async function pass(
  store: TerminalStore,
  person: PlantedPerson,
  at: Instant,
  jpeg: Uint8Array | undefined,
): Promise<void> {
  const header = plantedHeader(person, at);
  const { id: record, duty, dutyVersion } = header;
  if (jpeg !== undefined) await store.captures.add({ record, takenAt: at, duty, dutyVersion, jpeg });
  const subject = { person: person.id, day: isoDay(at) };
  await store.records.append({ header, subject, body: plantedBody(person) });
}

/** The first and the last instant of the days that a plan has lived. */
export function spanOf({ days }: Plan): { readonly from: Instant; readonly to: Instant } {
  return { from: instant(passAt(0, 0) - dayMilliseconds), to: instant(passAt(days, 0) + dayMilliseconds) };
}
