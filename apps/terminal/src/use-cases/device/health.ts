import type { Health } from '@vedette/contract';
import type { FaceEngine } from '@vedette/face';
import type { UpkeepStore } from '@vedette/store';
import type { ProcessFacts } from '../../http/deps.ts';
import type { Lanes } from '../../lane/lanes.ts';

export interface HealthNeeds {
  readonly upkeep: UpkeepStore;
  readonly face: FaceEngine;
  readonly lanes: Lanes;
  readonly process: ProcessFacts;
}

/** @param isIntact what the last look at the whole store found */
export async function readHealth(
  { upkeep, face, lanes, process: own }: HealthNeeds,
  isIntact: boolean,
): Promise<Health> {
  const { files, counts, limits, freeBytes } = await upkeep.health();
  const isReady = await face.gallery.size().then(
    () => true,
    () => false,
  );
  return {
    startedAt: own.startedAt,
    version: own.version,
    node: process.version,
    memoryBytes: process.memoryUsage.rss(),
    people: counts.people,
    references: counts.references,
    lanes: [...lanes.list()],
    face: { model: face.model.name, ready: isReady, ...own.faceFigures() },
    store: {
      ...{ records: counts.records, recordsLimit: limits.records },
      ...{ captures: counts.captures, capturesLimit: limits.captures, undelivered: counts.pending },
      ...{ recordsBytes: files.records.bytes, capturesBytes: files.captures.bytes, freeBytes },
      intact: isIntact,
    },
  };
}
