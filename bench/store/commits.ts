import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { TerminalStore } from '@vedette/store';
import { migrationFiles, migrationText, openFile } from '@vedette/store/database';
import { median } from '../lib/statistics.ts';
import { forEach, timed } from './at-once.ts';
import { begin, dayMilliseconds, nextId, openStore, people, recordAt } from './site.ts';

/** Twice the number of ways: each way comes at each place of a round, going forth and going back. */
const rounds = 10;
/** Commits before the clock starts: they pay for what the way before has left to be written. */
const commitsUntimed = 40;
const commitsPerRound = 400;

const bareColumns =
  'id, occurred_at, lane, direction, duty, duty_version, purpose, outcome, reasons, notices, identified_by, ' +
  'manual, keep_until, subject_tag, subject_tag_expires_at, body, next_expiry_at, entry_seq, outbox_seq, ' +
  'sealed_body, key_id';
/** What the store makes of a body with one name in it. */
const sealedBytes = 126;

/**
 * The bare loop: the rows that the store writes, known beforehand, by one prepared statement, each its own commit.
 * Time, tag and place differ from row to row, as in the store: they decide how many pages a commit touches.
 */
function openBare(folder: string, key: Buffer) {
  const file = openFile(join(folder, 'bare.db'), key);
  for (const name of migrationFiles.records) file.exec(migrationText(name));
  const marks = bareColumns.split(',').map(() => '?');
  const insert = file.prepare(`insert into pass_record (${bareColumns}) values (${marks.join(', ')})`);
  const until = begin + 90 * dayMilliseconds;
  const body = `{"name":["",${until}]}`;
  const sealed = Array.from({ length: people }, () => randomBytes(sealedBytes));
  const fixed = ['lane-0', 'in', 'door', 1, 'access', 'granted', '[]', '[]', '["face"]', 0, begin];
  const tags = Array.from({ length: people }, () => randomBytes(16).toString('base64url'));
  let place = 0;
  return {
    insert() {
      const tag = tags[place++ % people];
      const own = [sealed[place % people], 'access:2026-01-01:1'];
      insert.run(nextId(), begin + place, ...fixed, tag, until, body, until + place, place, place, ...own);
    },
    close: () => file.close(),
  };
}

/** Another order each round, so that no way always runs in the wake of the same other. */
function inTurn<T>(ways: readonly T[], round: number): T[] {
  const first = Math.max(0, round) % ways.length;
  const turned = [...ways.slice(first), ...ways.slice(0, first)];
  return round >= ways.length ? turned.toReversed() : turned;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Commits per second of each way, by rounds. */
export async function commitRates(folder: string): Promise<Record<string, number[]>> {
  const key = randomBytes(32);
  const bare = openBare(folder, key);
  const here = await openStore(join(folder, 'here'), key, false);
  const thread = await openStore(join(folder, 'thread'), key, true);
  const append = (store: TerminalStore) => (i: number) => store.records.append(recordAt(begin + i, i));
  const ways: Record<string, (commits: number) => Promise<void>> = {
    bare: async (commits) => {
      for (let i = 0; i < commits; i++) bare.insert();
    },
    here: (commits) => forEach(numbers(commits), 1, append(here)),
    threadOneLane: (commits) => forEach(numbers(commits), 1, append(thread)),
    threadFourLanes: (commits) => forEach(numbers(commits), 4, append(thread)),
    threadSixteenLanes: (commits) => forEach(numbers(commits), 16, append(thread)),
  };
  const rates: Record<string, number[]> = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [way, work] of inTurn(Object.entries(ways), round)) {
      await work(commitsUntimed);
      const { ms } = await timed(() => work(commitsPerRound));
      if (round >= 0) rates[way]?.push((commitsPerRound / ms) * 1000);
    }
  }
  bare.close();
  await here.close();
  await thread.close();
  return rates;
}

/** Each way's share of the bare loop, round by round; the median of them. */
export function commitFigures(rates: Readonly<Record<string, readonly number[]>>): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [way, perSecond] of Object.entries(rates)) {
    const shares = perSecond.map((rate, round) => rate / (rates['bare']?.[round] ?? Number.NaN));
    figures[`${way}CommitsPerSecond`] = median(perSecond);
    if (way === 'bare') continue;
    figures[`${way}OfBare`] = median(shares);
    figures[`${way}OfBareLowest`] = Math.min(...shares);
    figures[`${way}OfBareHighest`] = Math.max(...shares);
  }
  return figures;
}
