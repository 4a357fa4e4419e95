import type { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { useNow } from '../../../parts/use-now.ts';

interface ClockFactsProps {
  readonly clock: Answer<typeof routes.device.clock>;
  /** When this browser got the answer; milliseconds since the epoch, its own clock. */
  readonly seenAt: number;
}

/** The terminal's time as it goes on, and how far it can be trusted. */
export function ClockFacts({ clock, seenAt }: ClockFactsProps) {
  const t = useText();
  const format = useFormat();
  const now = useNow(1_000);
  const { offsetMs, measuredAt, quality } = clock;
  const milliseconds = (ms: number): string =>
    t(($) => $.console.device.clock.offsetValue, { ms: format.number(Math.round(ms)) });
  const zoned = new Date(clock.now + Math.max(now - seenAt, 0));
  return (
    <Facts
      items={[
        [
          t(($) => $.console.device.clock.now),
          <strong key="now" className="number clock-now">
            {format.zoned(zoned.getTime(), clock.timeZone)}
          </strong>,
        ],
        [t(($) => $.console.device.clock.zone), clock.timeZone],
        [
          t(($) => $.console.device.clock.quality),
          <span key="quality" className={quality === 'trusted' ? 'good' : 'bad'}>
            {t(($) => $.console.device.clock[quality])}
          </span>,
        ],
        [t(($) => $.console.device.clock.source), t(($) => $.console.device.clock.sources[clock.source])],
        [t(($) => $.console.device.clock.offset), offsetMs === null ? '—' : milliseconds(offsetMs)],
        [t(($) => $.console.device.clock.browserOffset), milliseconds(clock.now - seenAt)],
        [
          t(($) => $.console.device.clock.measured),
          measuredAt === null ? t(($) => $.console.device.clock.never) : format.dateTime(measuredAt),
        ],
      ]}
    />
  );
}
