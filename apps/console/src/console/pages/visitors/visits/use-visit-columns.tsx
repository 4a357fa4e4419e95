import type { VisitView } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useZone } from '../../../parts/use-zone.ts';
import { inZone } from '../../../parts/zoned-day.ts';
import { VisitPhase } from '../visit-phase.tsx';
import { VisitActs } from './visit-acts.tsx';

const none = <span className="quiet">—</span>;

/** What lists say of a visitor, for those at the desk. */
export function ScreeningTag({ screening }: Pick<VisitView, 'screening'>) {
  const t = useText();
  if (screening === 'clear') return null;
  return (
    <Tag color={screening === 'denied' ? 'error' : 'warning'}>
      {t(($) => $.platform.visitors.screening[screening])}
    </Tag>
  );
}

export function useVisitColumns(): TableColumnsType<VisitView> {
  const t = useText();
  const view = useZone();
  const { nameOf, get } = usePlaceNames();
  const [, change] = usePageSearch('visitors');
  const clock = (site: number, at: number | null) =>
    at === null ? none : inZone(at, get(site)?.timeZone ?? view).format('HH:mm');
  return [
    {
      title: t(($) => $.platform.visitors.column.visitor),
      render: (_, { id, name, unit, screening }) => (
        <>
          <Button type="link" className="cell-link" onClick={() => change({ visit: id }, { isStep: true })}>
            {name ?? t(($) => $.platform.visitors.forgotten)}
          </Button>
          {unit !== null && <span className="quiet"> · {unit}</span>} <ScreeningTag screening={screening} />
        </>
      ),
    },
    { title: t(($) => $.platform.visitors.column.site), render: (_, { site }) => nameOf(site) },
    {
      title: t(($) => $.platform.visitors.column.time),
      className: 'number',
      render: (_, { site, from, until }) => (
        <>
          {clock(site, from)} – {clock(site, until)}
        </>
      ),
    },
    {
      title: t(($) => $.platform.visitors.column.phase),
      render: (_, { phase }) => <VisitPhase phase={phase} />,
    },
    {
      title: t(($) => $.platform.visitors.column.arrived),
      className: 'number',
      render: (_, { site, arrivedAt }) => clock(site, arrivedAt),
    },
    {
      title: t(($) => $.platform.visitors.column.left),
      className: 'number',
      render: (_, { site, leftAt }) => clock(site, leftAt),
    },
    {
      title: t(($) => $.console.shell.word.actions),
      className: 'no-print',
      render: (_, visit) => <VisitActs visit={visit} isShort />,
    },
  ];
}
