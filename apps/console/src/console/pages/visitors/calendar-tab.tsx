import { visitRoutes } from '@vedette/contract/platform';
import { Alert, Badge, Calendar } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useSiteInView } from '../../parts/use-site-in-view.ts';
import { useZone } from '../../parts/use-zone.ts';
import { inZone, wallClock } from '../../parts/zoned-day.ts';

const limit = 200;
const key = (at: Dayjs): string => at.format('YYYY-MM-DD');

/** Visits of a month by the day on which they begin; a day leads to its list. */
export function CalendarTab() {
  const t = useText();
  const zone = useZone();
  const site = useSiteInView();
  const [{ day }, change] = usePageSearch('visitors');
  const [shown, setShown] = useState(() =>
    inZone(day === undefined ? Date.now() : wallClock(`${day} 12:00`, zone), zone),
  );
  const month = shown.format('YYYY-MM');
  const from = wallClock(`${month}-01 00:00`, zone);
  const to = inZone(from, zone).add(1, 'month').valueOf();
  const visits = useAnswer(visitRoutes.list, { query: { site, from, to, limit } }, { keep: true });
  const counts = new Map<string, number>();
  for (const visit of visits.data?.items ?? []) {
    const at = key(inZone(visit.from, zone));
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const cell = (at: Dayjs) => {
    const n = counts.get(key(at)) ?? 0;
    if (n === 0) return null;
    return <Badge status="processing" text={t(($) => $.platform.visitors.calendar.count, { n })} />;
  };
  return (
    <Answered query={visits}>
      {({ next }) => (
        <>
          {next !== null && (
            <Alert
              type="info"
              showIcon
              className="form-alert"
              title={t(($) => $.platform.visitors.calendar.partial)}
            />
          )}
          <Calendar
            value={shown}
            cellRender={(at, { originNode, type }) => (type === 'date' ? cell(at) : originNode)}
            onPanelChange={setShown}
            onSelect={(at, { source }) =>
              source === 'date'
                ? change({ tab: undefined, day: key(at), phase: undefined }, { isStep: true })
                : setShown(at)
            }
          />
        </>
      )}
    </Answered>
  );
}
