import { deviceRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Gauge } from '../../../parts/gauge.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { usePlaceNames } from '../../parts/use-locations.ts';

const shown = 5;

function Gone() {
  const t = useText();
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const query = { state: 'claimed', online: 'false', limit: shown };
  const gone = useAnswer(deviceRoutes.list, { query }, { every: 30_000 });
  return (
    <ul className="plain-list">
      {(gone.data?.items ?? []).map(({ id, site, presence }) => (
        <li key={id}>
          <PageLink to="devices" search={{ device: id }} className="stream-line">
            <span className="mono">{id.slice(0, 12)}</span>
            <span className="grow quiet">{site === null ? '' : nameOf(site)}</span>
            <span className="quiet">
              {presence === null
                ? t(($) => $.platform.dashboard.devices.neverHeard)
                : t(($) => $.platform.dashboard.devices.gone, { at: format.moment(presence.heardAt) })}
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

/** How many sentinels are there, and which are not. */
export function DevicesPanel() {
  const t = useText();
  const counts = useAnswer(deviceRoutes.counts, {}, { every: 30_000 });
  return (
    <Panel
      title={t(($) => $.platform.dashboard.devices.title)}
      extra={<PageLink to="devices">{t(($) => $.platform.dashboard.devices.all)}</PageLink>}
    >
      <Answered query={counts}>
        {({ online, offline, neverHeard }) => {
          const all = online + offline + neverHeard;
          if (all === 0) return <EmptyNote text={t(($) => $.platform.dashboard.devices.empty)} />;
          const isWell = offline + neverHeard === 0;
          return (
            <>
              <Gauge
                name={t(($) => $.platform.dashboard.devices.online)}
                used={online}
                limit={all}
                text={`${online} / ${all}`}
                isGoodFull
                {...(isWell ? { note: t(($) => $.platform.dashboard.devices.allWell) } : {})}
              />
              {!isWell && <Gone />}
            </>
          );
        }}
      </Answered>
    </Panel>
  );
}
