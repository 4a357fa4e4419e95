import { join } from 'node:path';
import { type Medium, type MediumWay, makeMedium, removeMedium } from '../image/medium.ts';
import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';
import { Scorer } from '../score/scorer.ts';
import { bootLinesFor, firstBoot } from './first-boot.ts';
import { type Lived, liveDays } from './live.ts';
import { openPlainStore } from './plain-store.ts';
import { factoryReset, type Reset, resetsFor } from './resets.ts';

export interface NaiveOptions {
  readonly folder: string;
  readonly population: Population;
  readonly days: number;
  readonly mebibytes: number;
  readonly way?: MediumWay | undefined;
  /** All of them when absent. */
  readonly only?: readonly string[] | undefined;
  readonly onStep?: ((name: string) => void) | undefined;
}

export interface NaiveOutcome {
  readonly lived: Lived;
  /** The medium with everything on it; the caller removes it. */
  readonly live: Medium;
  /** The medium after the factory reset; the caller removes it. */
  readonly reset: Medium;
  readonly scores: ReadonlyMap<string, Score>;
}

/** Fills a plain store, and looks at what is left of it after each way of deleting it. */
export async function runNaive(options: NaiveOptions): Promise<NaiveOutcome> {
  const { folder, population, days, mebibytes, way, only } = options;
  const live = await makeMedium({ file: join(folder, 'plain.img'), mebibytes, way });
  const lived = await live.inside(async (mounted) => {
    firstBoot(mounted, bootLinesFor(population.people.length));
    const store = openPlainStore(mounted);
    try {
      return liveDays(store, population, days);
    } finally {
      store.close();
    }
  });
  const scores = new Map<string, Score>();
  let reset = live;
  for (const one of resetsFor(population.people.length)) {
    if (only !== undefined && !only.includes(one.name)) continue;
    options.onStep?.(one.name);
    const treated = await treat(live, one, join(folder, `plain-${scores.size}.img`));
    scores.set(one.name, new Scorer(population).look(treated.bytes()).score());
    if (one.name === factoryReset) reset = treated;
    else removeMedium(treated);
  }
  return { lived, live, reset, scores };
}

async function treat(live: Medium, reset: Reset, file: string): Promise<Medium> {
  const medium = live.copyTo(file);
  await reset.apply(medium);
  return medium;
}
