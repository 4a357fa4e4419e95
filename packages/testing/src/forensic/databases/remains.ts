import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PlantedPerson } from '../people/planted-person.ts';
import { ByteSearch } from '../score/byte-search.ts';
import { writtenForms } from '../score/written-forms.ts';

/** How many people's ID numbers or phones stand in the clear at one kind of place. */
export interface Remains {
  readonly place: string;
  /** Of those who may be there. */
  readonly kept: number;
  /** Of those who must be gone. */
  readonly gone: number;
}

/** Looks for people in bytes, and keeps apart who may be there and who may not. */
export class RemainsFinder {
  readonly #search: ByteSearch<number>;
  readonly #gone: ReadonlySet<number>;
  readonly #found = new Map<string, Set<number>>();

  constructor(people: readonly PlantedPerson[], gone: readonly PlantedPerson[]) {
    this.#gone = new Set(gone.map(({ number }) => number));
    const forms = ({ number: tag, idNumber, phone }: PlantedPerson) =>
      [...writtenForms(idNumber), ...writtenForms(phone)].map((bytes) => ({ bytes, tag }));
    this.#search = new ByteSearch(people.flatMap(forms));
  }

  look(place: string, bytes: Buffer): void {
    const found = this.#found.get(place) ?? new Set();
    this.#found.set(place, found);
    this.#search.each(bytes, (_, person) => found.add(person));
  }

  /** @param placeOf names the kind of place by a path below the folder */
  lookInFolder(folder: string, placeOf: (path: string) => string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      this.look(placeOf(relative(folder, path)), readFileSync(path));
    }
  }

  remains(): readonly Remains[] {
    return [...this.#found].map(([place, found]) => {
      const gone = [...found].filter((person) => this.#gone.has(person)).length;
      return { place, kept: found.size - gone, gone };
    });
  }
}
