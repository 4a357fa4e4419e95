import { elapsed, type Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import { invalid } from '../database/input.ts';
import type { MinuteFlow } from './port.ts';

const minuteMilliseconds = 60_000;
const rangeAtMost = 31 * 86_400_000;

export function flowPerMinute({ records: db }: StoreContext, from: Instant, to: Instant): MinuteFlow[] {
  if (!(elapsed(from, to) >= 0 && elapsed(from, to) <= rangeAtMost)) throw invalid('to');
  // Figures stand in the text: a bound number is a REAL, and its division would not be whole.
  const rows = db.raw
    .prepare<[number, number], Omit<MinuteFlow, 'minute'> & { minute: number }>(
      `select occurred_at / ${minuteMilliseconds} * ${minuteMilliseconds} as minute,
         sum(direction = 'in') as "in", sum(direction = 'out') as "out",
         sum(outcome = 'granted') as granted, sum(outcome = 'denied') as denied, sum(outcome = 'refer') as refer
       from pass_record where occurred_at >= ? and occurred_at < ?
       group by 1 order by 1`,
    )
    .all(from, to);
  return rows.map((row) => ({ ...row, minute: row.minute as Instant }));
}
