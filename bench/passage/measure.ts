import { instant, type LaneId, type PersonId } from '@vedette/domain';
import {
  decodeImage,
  derivePolicy,
  type Gallery,
  lfwTable,
  openGallery,
  openStillReader,
} from '@vedette/face';
import {
  type Analyser,
  type FaceModels,
  type LaneDeps,
  openAnalyser,
  openLane,
  openModels,
} from '@vedette/face/pipeline';
import { frameOf, portrait, samplePeople } from '@vedette/testing';
import { populationOf } from '../gallery/vectors.ts';
import { opens } from './door.ts';

const known = 'known' as PersonId;
const person = firstOf(samplePeople);

function firstOf<T>(values: readonly T[]): T {
  const [first] = values;
  if (first === undefined) throw new Error('There are no sample people.');
  return first;
}

export interface Door {
  readonly models: FaceModels;
  readonly analyser: Analyser;
  readonly gallery: Gallery;
  /** Camera frames of the known person, 640 × 480 JPEG. */
  readonly frames: readonly Uint8Array[];
  readonly people: ReadonlySet<PersonId>;
  close(): Promise<void>;
}

/** Where the time of one frame went, in milliseconds. */
export interface FrameTimes {
  readonly total: number;
  readonly inference: number;
  readonly search: number;
  readonly decide: number;
  readonly granted: boolean;
}

/** A gallery of synthetic references among which one is a real face's. */
export async function prepare(enrolled: number): Promise<Door> {
  const models = await openModels();
  const { dimension } = models.embedder.identity;
  const gallery = await openGallery({ dimension, rowsHint: enrolled });
  const { references } = populationOf('clustered', enrolled - 1, dimension);
  for (let row = 0; row < enrolled - 1; row++) {
    gallery.add(`p${row}` as PersonId, references.subarray(row * dimension, (row + 1) * dimension));
  }
  gallery.add(known, await referenceOf());
  const looks = [0.6, 0.7, 0.8, 0.9, 1].map((approach, i) => ({ approach, sway: 4 * i - 8 }));
  const frames = await Promise.all(looks.map((look) => frameOf(person, look)));
  return {
    models,
    analyser: openAnalyser(models),
    gallery,
    frames,
    people: new Set([known]),
    close: async () => {
      gallery.close();
      await models.close();
    },
  };
}

async function referenceOf(): Promise<Float32Array> {
  const reader = await openStillReader();
  const [face] = (await reader.read(await portrait(person))).faces;
  await reader.close();
  if (face === undefined) throw new Error('No face was found on the portrait.');
  return face.reference;
}

/** People come one after the other; each is looked at until the lane decides. The first ones warm up. */
export async function measurePassages(
  door: Door,
  passages: number,
): Promise<readonly (readonly FrameTimes[])[]> {
  const all: (readonly FrameTimes[])[] = [];
  for (let passage = -5; passage < passages; passage++) {
    const times = await onePassage(door, passage + 5);
    if (passage >= 0) all.push(times);
  }
  return all;
}

async function onePassage(door: Door, number: number): Promise<readonly FrameTimes[]> {
  let searching = 0;
  const clocked = <T>(work: () => T): T => {
    const start = performance.now();
    const result = work();
    searching += performance.now() - start;
    return result;
  };
  const deps: LaneDeps = {
    analyser: door.analyser,
    gallery: {
      search: (probe, most) => clocked(() => door.gallery.search(probe, most)),
      score: (probe, subject) => clocked(() => door.gallery.score(probe, subject)),
    },
    rules: () => rulesOf(door),
    galleryVersion: () => 1,
  };
  const lane = openLane('bench' as LaneId, deps);
  const times: FrameTimes[] = [];
  for (let i = 0; i < 3; i++) {
    const image = await decodeImage(door.frames[(number + i) % door.frames.length] ?? new Uint8Array());
    searching = 0;
    door.models.meter.take();
    const start = performance.now();
    const picture = door.analyser.open(image);
    const events = await lane.frame(picture, instant(1_000 * number + 100 * i));
    door.analyser.release(picture);
    const decideStart = performance.now();
    const ready = events.find((event) => event.kind === 'ready');
    const granted = ready !== undefined && opens(Object.values(ready.evidence), door.people);
    const end = performance.now();
    const inference = door.models.meter.take();
    times.push({ total: end - start, inference, search: searching, decide: end - decideStart, granted });
  }
  lane.end();
  return times;
}

/** The site is taken as calibrated: with so many enrolled a face alone would else ask for a second factor. */
function rulesOf({ models, gallery }: Door) {
  return {
    policy: { ...derivePolicy(lfwTable), calibrated: true },
    enrolled: gallery.subjects,
    attack: models.attack?.manifest ?? { bonaFideFrom: 1, attackBelow: 0 },
    mask: models.mask.manifest,
  };
}

/** Milliseconds to decode one JPEG frame. */
export async function measureDecoding({ frames }: Door, times: number): Promise<readonly number[]> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await decodeImage(frames[i % frames.length] ?? new Uint8Array());
    took.push(performance.now() - start);
  }
  return took;
}
