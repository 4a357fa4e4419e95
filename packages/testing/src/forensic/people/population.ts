import { type PlantedPhotograph, plantedPhotograph } from './photograph.ts';
import { type PlantedPerson, plantedPeople } from './planted-person.ts';

/** Everything that is planted, and so everything that can be found. */
export interface Population {
  readonly people: readonly PlantedPerson[];
  /** Of the first people; of the others there is none. */
  readonly photographs: readonly PlantedPhotograph[];
}

export interface PopulationSize {
  readonly people: number;
  readonly photographs: number;
}

export async function makePopulation({ people: count, photographs }: PopulationSize): Promise<Population> {
  const people = plantedPeople(count);
  return { people, photographs: await Promise.all(people.slice(0, photographs).map(plantedPhotograph)) };
}
