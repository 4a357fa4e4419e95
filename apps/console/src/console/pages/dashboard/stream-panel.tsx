import { platformRecordRoutes } from '@vedette/contract/platform';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useReasonText } from '../../../parts/use-reason-text.ts';
import type { SeenPassage } from '../../api/live.ts';
import { useLive } from '../../api/live-context.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { useScope } from '../../app/use-scope.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';

const shown = 10;

function Line({ passage }: { readonly passage: SeenPassage }) {
  const t = useText();
  const format = useFormat();
  const reason = useReasonText();
  const { wayTo } = usePlaceNames();
  const { id, at, site, lane, direction, outcome, reasons } = passage;
  const why = reasons.map(reason).join('、');
  return (
    <li>
      <PageLink to="records" search={{ record: `${site}/${at}/${id}` }} className="stream-line">
        <time className="number quiet">{format.time(at)}</time>
        <OutcomeTag outcome={outcome} />
        <span className="grow">
          {wayTo(lane ?? site)} · {t(($) => $.console.passage.direction[direction])}
          {why !== '' && <span className="quiet"> · {why}</span>}
        </span>
      </PageLink>
    </li>
  );
}

const hour = 3_600_000;

/** The last passages before the page was opened. */
function usePassedBefore(): readonly SeenPassage[] {
  const { place } = useScope();
  const maySee = useMay('records-see');
  const [to] = useState(() => Date.now());
  const query = { from: to - 24 * hour, to, place, limit: shown };
  const found = useAnswer(platformRecordRoutes.search, { query }, { enabled: maySee });
  return (found.data?.items ?? []).map(({ occurredAt, location, ...rest }) => ({
    ...rest,
    ...{ at: occurredAt, lane: location },
  }));
}

/** Passages of the place in view as they happen, without anything personal. */
export function StreamPanel() {
  const t = useText();
  const { place } = useScope();
  const { get } = usePlaceNames();
  const { passages } = useLive();
  const before = usePassedBefore();
  const isInView = ({ lane, site }: SeenPassage): boolean =>
    place === undefined || (get(lane ?? site)?.path ?? [site]).includes(place);
  const live = passages.filter(isInView);
  const known = new Set(live.map(({ id }) => id));
  const seen = [...live, ...before.filter(({ id }) => !known.has(id))].slice(0, shown);
  return (
    <Panel
      title={t(($) => $.platform.dashboard.stream.title)}
      className="wide"
      extra={<PageLink to="records">{t(($) => $.platform.dashboard.stream.all)}</PageLink>}
    >
      {seen.length === 0 ? (
        <EmptyNote text={t(($) => $.platform.dashboard.stream.empty)} />
      ) : (
        <ol className="plain-list">
          {seen.map((passage) => (
            <Line key={passage.id} passage={passage} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
