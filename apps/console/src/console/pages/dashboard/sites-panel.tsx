import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { type FlowSum, outcomes, sumsBy } from '../../parts/flow-sums.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useFlowToday } from './use-flow-today.ts';

const shown = 8;

function SiteBar({
  site,
  sum,
  most,
}: {
  readonly site: number;
  readonly sum: FlowSum;
  readonly most: number;
}) {
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  return (
    <li className="site-bar">
      <PageLink to="flow" place={site} className="site-bar-name">
        {nameOf(site)}
      </PageLink>
      <span className="number">{format.number(sum.total)}</span>
      <span className="site-bar-track" aria-hidden>
        {outcomes.map((each) => (
          <i key={each} className={`dot-${each}`} style={{ width: `${(sum[each] / most) * 100}%` }} />
        ))}
      </span>
    </li>
  );
}

/** Today's busiest sites. */
export function SitesPanel({ now }: { readonly now: number }) {
  const t = useText();
  const flow = useFlowToday(now);
  return (
    <Panel
      className="wide"
      title={t(($) => $.platform.dashboard.sites.title)}
      extra={<PageLink to="flow">{t(($) => $.platform.dashboard.sites.more)}</PageLink>}
    >
      <Answered query={flow}>
        {({ items }) => {
          const sums = [...sumsBy(items, ({ site }) => site)].sort(([, a], [, b]) => b.total - a.total);
          const most = sums[0]?.[1].total ?? 1;
          if (sums.length === 0) return <EmptyNote text={t(($) => $.platform.dashboard.sites.empty)} />;
          return (
            <ol className="plain-list">
              {sums
                .slice(0, shown)
                .map(([site, sum]) =>
                  site === null ? null : <SiteBar key={site} site={site} sum={sum} most={most} />,
                )}
            </ol>
          );
        }}
      </Answered>
    </Panel>
  );
}
