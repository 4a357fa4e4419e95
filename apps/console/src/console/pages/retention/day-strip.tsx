import type { PurposeView } from '@vedette/contract/platform';
import { Tooltip } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

type Day = PurposeView['days'][number];
export type DayLook = 'alive' | 'pending' | 'gone' | 'empty';
export const dayLooks: readonly DayLook[] = ['alive', 'pending', 'gone', 'empty'];

const length = 86_400_000;

/** What a day looks like: what is still there counts more than what is past. */
export function lookOf(day: Day | undefined): DayLook {
  if (day === undefined) return 'empty';
  if (day.alive > 0) return 'alive';
  return day.pending > 0 ? 'pending' : 'gone';
}

export interface StripSums {
  readonly alive: number;
  readonly pending: number;
  readonly gone: number;
  readonly held: number;
}

/** Days by what they look like; a held day is one that opens because of it, or will. */
export function sumsOf(days: readonly Day[]): StripSums {
  const count = (look: DayLook): number => days.filter((day) => lookOf(day) === look).length;
  const held = days.filter((day) => day.isHeld && day.alive > 0).length;
  return { alive: count('alive'), pending: count('pending'), gone: count('gone'), held };
}

/** Every day of the calendar from one to another, both included, as `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): readonly string[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const count = Math.max(0, Math.round((end - start) / length) + 1);
  return Array.from({ length: count }, (_, nth) => new Date(start + nth * length).toISOString().slice(0, 10));
}

interface DayStripProps {
  readonly since: string;
  readonly until: string;
  readonly days: readonly Day[];
}

/** One cell a day, the newest at the right; said as one sentence to those who do not see it. */
export function DayStrip({ since, until, days }: DayStripProps) {
  const t = useText();
  const all = daysBetween(since, until);
  const byDay = new Map(days.map((day) => [day.day, day]));
  const { alive, gone, pending, held } = sumsOf(days);
  const label = t(($) => $.platform.retention.strip, { n: all.length, alive, gone, pending, held });
  return (
    <div className="day-strip" role="img" aria-label={label}>
      {all.map((date) => {
        const day = byDay.get(date);
        const look = lookOf(day);
        const heldClass = day?.isHeld === true ? ' day-held' : '';
        return (
          <Tooltip key={date} title={`${date} · ${t(($) => $.platform.retention.legend[look])}`}>
            <span className={`day-cell day-${look}${heldClass}`} />
          </Tooltip>
        );
      })}
    </div>
  );
}

/** What the colours and borders of a strip mean. */
export function StripLegend() {
  const t = useText();
  return (
    <div className="row quiet">
      {dayLooks.map((look) => (
        <span key={look} className="day-legend">
          <span className={`day-cell day-${look}`} aria-hidden />
          {t(($) => $.platform.retention.legend[look])}
        </span>
      ))}
      <span className="day-legend">
        <span className="day-cell day-alive day-held" aria-hidden />
        {t(($) => $.platform.retention.legend.held)}
      </span>
    </div>
  );
}
