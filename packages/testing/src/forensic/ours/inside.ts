import { eachRecord, eachReferenceBatch, type TerminalStore } from '@vedette/store';
import { isBodyOf, plantedHeader } from '../people/planted-passage.ts';
import type { PlantedPerson } from '../people/planted-person.ts';
import { passAt } from './calendar.ts';
import { plantedModel, spanOf } from './live.ts';
import type { Plan } from './plan.ts';

/** Of what must still open, how much does, bit for bit. */
export interface InsideFigure {
  readonly what: 'people' | 'templates' | 'bodies' | 'captures';
  readonly opened: number;
  readonly planted: number;
}

/** Opens everything that is inside its period, through the store itself. */
export async function openInside(store: TerminalStore, plan: Plan): Promise<readonly InsideFigure[]> {
  const staying = plan.population.people.filter((person) => !plan.hasLeft(person));
  const days = Array.from({ length: plan.days }, (_, day) => day).filter(plan.isInside);
  return [
    { what: 'people', opened: await openedPeople(store, staying), planted: staying.length },
    { what: 'templates', opened: await openedTemplates(store, staying), planted: staying.length },
    await bodies(store, plan, days),
    await captures(store, plan, days),
  ];
}

async function openedPeople(store: TerminalStore, staying: readonly PlantedPerson[]): Promise<number> {
  let opened = 0;
  for (const { id, name, phone, idNumber } of staying) {
    const found = await store.people.get(id);
    const said = [found?.name, found?.phone, found?.idNumber].map((one) => one?.unwrap('forensic kit'));
    if (said.join() === [name, phone, idNumber].join()) opened += 1;
  }
  return opened;
}

async function openedTemplates(store: TerminalStore, staying: readonly PlantedPerson[]): Promise<number> {
  const expected = new Map(staying.map(({ id, template }) => [id, bytesOf(template)]));
  let opened = 0;
  for await (const { people, vectors, dimension } of eachReferenceBatch(store.references, plantedModel))
    people.forEach((person, i) => {
      const vector = bytesOf(vectors.slice(i * dimension, (i + 1) * dimension));
      if (expected.get(person)?.equals(vector) === true) opened += 1;
    });
  return opened;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

async function bodies(store: TerminalStore, plan: Plan, days: readonly number[]): Promise<InsideFigure> {
  const expected = new Map<string, PlantedPerson>();
  for (const day of days)
    for (const person of plan.passing(day))
      expected.set(plantedHeader(person, passAt(day, person.number)).id, person);
  let opened = 0;
  for await (const { header, body } of eachRecord(store.records, spanOf(plan))) {
    const person = expected.get(header.id);
    if (person !== undefined && isBodyOf(person, body.unwrap('forensic kit'))) opened += 1;
  }
  return { what: 'bodies', opened, planted: expected.size };
}

async function captures(store: TerminalStore, plan: Plan, days: readonly number[]): Promise<InsideFigure> {
  let [opened, planted] = [0, 0];
  for (const day of days)
    for (const person of plan.photographed(day)) {
      planted += 1;
      const record = plantedHeader(person, passAt(day, person.number)).id;
      const [capture] = (await store.captures.list({ record })).items;
      const jpeg = capture === undefined ? null : await store.captures.image(capture.id);
      if (jpeg !== null && plan.population.photographs[person.number]?.jpeg.equals(jpeg) === true)
        opened += 1;
    }
  return { what: 'captures', opened, planted };
}
