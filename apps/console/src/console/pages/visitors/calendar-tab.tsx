import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { visitRoutes } from '@vedette/contract/platform';
import { Alert, Badge, Button, Calendar } from 'antd';
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

interface HeadProps {
  readonly shown: Dayjs;
  readonly onChange: (shown: Dayjs) => void;
}

/** Of its own: the library's boxes of years and months have no labels. */
function Head({ shown, onChange }: HeadProps) {
  const t = useText();
  return (
    <div className="row calendar-head">
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label={t(($) => $.platform.visitors.calendar.previous)}
        onClick={() => onChange(shown.subtract(1, 'month'))}
      />
      <h2 className="panel-title number" aria-live="polite">
        {shown.format('YYYY-MM')}
      </h2>
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label={t(($) => $.platform.visitors.calendar.next)}
        onClick={() => onChange(shown.add(1, 'month'))}
      />
    </div>
  );
}

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
            className="visit-calendar"
            value={shown}
            headerRender={() => <Head shown={shown} onChange={setShown} />}
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
