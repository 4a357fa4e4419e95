import { Worker } from 'node:worker_threads';
import { type PersonId, VedetteError } from '@vedette/domain';
import type { Calibration, ComparisonPolicy, FaceEngine } from '@vedette/face';
import type { PeopleStore, ReferenceId, ReferenceStore, SettingStore } from '@vedette/store';
import { type AlgorithmMeaning, meaningOf, siteAccuracy } from './accuracy.ts';
import { writeCalibration } from './calibration-result.ts';

export interface CalibrateNeeds {
  readonly references: ReferenceStore;
  readonly people: PeopleStore;
  readonly settings: SettingStore;
  readonly face: FaceEngine;
}

export interface CalibrationReport {
  readonly people: number;
  readonly genuine: number;
  readonly impostor: number;
  readonly meaning: AlgorithmMeaning;
}

/** What the calibration thread works on; the vectors are its own. */
export interface CalibrationTask {
  readonly people: Float32Array[][];
  readonly policy: ComparisonPolicy;
}

const batchSize = 1000;
/** References of more people would say little more and take minutes to compare. */
const peopleMax = 4000;
const fewest = 2;

/**
 * Compares the people enrolled here with each other, in a thread so that no door waits for it, and keeps the
 * thresholds that follow. They take effect only when an operator sets them.
 * @throws VedetteError `conflict` with fewer than two people
 */
export async function calibrateSite(needs: CalibrateNeeds): Promise<CalibrationReport> {
  const { people, settings, face } = needs;
  const vectors = await vectorsByPerson(needs);
  if (vectors.length < fewest) {
    throw new VedetteError('conflict', 'caller', {
      at: 'people',
      values: { people: vectors.length, least: fewest },
    });
  }
  const result = await inThread({ people: vectors, policy: face.policy });
  await writeCalibration(settings, face.model.id, result.proposed);
  const accuracy = siteAccuracy(result.rates, 'site');
  const meaning = meaningOf(accuracy, face.policy, await people.count(), result.proposed);
  return { people: result.people, genuine: result.genuine, impostor: result.impostor, meaning };
}

async function vectorsByPerson({ references, face }: CalibrateNeeds): Promise<Float32Array[][]> {
  const byPerson = new Map<PersonId, Float32Array[]>();
  const { id: model, dimension } = face.model;
  let next: ReferenceId | null = null;
  do {
    const batch = await references.batch(model, next, batchSize);
    for (const [row, person] of batch.people.entries()) {
      if (!byPerson.has(person) && byPerson.size >= peopleMax) continue;
      const own = byPerson.get(person) ?? [];
      own.push(batch.vectors.slice(row * dimension, (row + 1) * dimension));
      byPerson.set(person, own);
    }
    batch.vectors.fill(0);
    next = batch.next;
  } while (next !== null);
  return [...byPerson.values()];
}

function inThread(task: CalibrationTask): Promise<Calibration> {
  const buffers = task.people.flat().map(({ buffer }) => buffer as ArrayBuffer);
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./calibration-thread.ts', import.meta.url), {
      workerData: task,
      transferList: buffers,
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new VedetteError('internal', 'self', { at: 'calibration' })));
  });
}
