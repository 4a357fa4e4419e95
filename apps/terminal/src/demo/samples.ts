import type { PersonId } from '@vedette/domain';
import type { PeopleStore } from '@vedette/store';
import { type SamplePerson, samplePeople, sampleStrangers, walkPast } from '@vedette/testing';

/** A sample person as the kiosk page offers it to whoever has no camera. */
export interface SampleView {
  readonly id: string;
  readonly name: SamplePerson['name'];
  readonly enrolled: boolean;
  readonly frames: number;
}

export interface Samples {
  list(): Promise<readonly SampleView[]>;
  /** JPEG, or null when there is no such frame. */
  frame(id: string, index: number): Promise<Uint8Array | null>;
}

const everyone: readonly SamplePerson[] = [...samplePeople, ...sampleStrangers];

export const samplePersonId = (sample: Pick<SamplePerson, 'id'>): PersonId =>
  `sample-${sample.id}` as PersonId;

/** Frames of a walk past the camera; drawn at the first request, then kept. */
export function openSamples(people: Pick<PeopleStore, 'get'>): Samples {
  const walks = new Map<string, Promise<readonly Uint8Array[]>>();
  function walkOf(sample: SamplePerson): Promise<readonly Uint8Array[]> {
    const known = walks.get(sample.id);
    if (known !== undefined) return known;
    const drawn = walkPast(sample);
    walks.set(sample.id, drawn);
    return drawn;
  }
  async function view(sample: SamplePerson): Promise<SampleView> {
    const [frames, person] = await Promise.all([walkOf(sample), people.get(samplePersonId(sample))]);
    return { id: sample.id, name: sample.name, enrolled: person !== null, frames: frames.length };
  }
  return {
    list: () => Promise.all(everyone.map(view)),
    async frame(id, index) {
      const sample = everyone.find((other) => other.id === id);
      return sample === undefined ? null : ((await walkOf(sample))[index] ?? null);
    },
  };
}
