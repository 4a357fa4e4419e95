import type { CarvedValue } from '../carve/record.ts';
import type { PlantedPerson } from '../people/planted-person.ts';

/** Columns of the plain store's table of people; its passes have one more. */
const personColumns = 6;

/** Rows of a database that say an ID number together with its owner's name and phone. */
export class KnownRows {
  readonly #byId: ReadonlyMap<string, PlantedPerson>;
  readonly #people = new Set<number>();
  readonly #passes = new Set<string>();

  constructor(people: readonly PlantedPerson[]) {
    this.#byId = new Map(people.map((person) => [person.idNumber, person]));
  }

  get people(): number {
    return this.#people.size;
  }

  /** A person at one time counts once. */
  get passes(): number {
    return this.#passes.size;
  }

  note(values: readonly CarvedValue[]): void {
    for (const value of values) {
      const person = typeof value === 'string' ? this.#byId.get(value) : undefined;
      if (person === undefined || !values.includes(person.name) || !values.includes(person.phone)) continue;
      if (values.length === personColumns) this.#people.add(person.number);
      else this.#passes.add(`${person.number} ${values.find((one) => typeof one === 'number')}`);
      return;
    }
  }
}
