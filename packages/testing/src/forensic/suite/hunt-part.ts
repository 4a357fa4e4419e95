import type { HuntRun } from '../hunt/run-hunt.ts';
import { type Findings, verdict } from './part.ts';

/** Roots, keys of people, content keys of days. */
const kinds = 3;

export function huntFindings(
  runs: readonly (readonly [where: string, samples: number, run: HuntRun])[],
): Findings {
  return {
    tables: [
      {
        title:
          'The hunt for keys: every 32 bytes, at every offset, as a key of a record and as a key of keys',
        columns: ['where', 'windows', 'left out', 'known blocks', 'found'],
        rows: runs.map(([where, samples, { outcome }]) => [
          where,
          outcome.windows,
          outcome.skipped,
          samples,
          outcome.found.length,
        ]),
      },
    ],
    verdicts: runs.flatMap(([where, , { outcome, controls }]) => [
      ...controls.map(({ kind, found }) =>
        verdict(`positive control, ${where}: a hidden ${kind} is found`, found, found ? 'found' : 'missed'),
      ),
      verdict(
        `${where}: keys of all three kinds are hunted`,
        controls.length === kinds,
        String(controls.length),
      ),
      verdict(
        `${where}: no living key lies there`,
        outcome.found.length === 0,
        `${outcome.found.length} found`,
      ),
    ]),
  };
}
