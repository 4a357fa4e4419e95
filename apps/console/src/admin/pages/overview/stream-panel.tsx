import { Link } from '@tanstack/react-router';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useReasonText } from '../../../parts/use-reason-text.ts';
import type { LivePassage } from '../../api/live.ts';
import { useLive } from '../../api/live-context.tsx';

function Line({ passage }: { readonly passage: LivePassage }) {
  const format = useFormat();
  const text = useReasonText();
  return (
    <li>
      <Link to="/records" search={{ record: passage.id }} className="stream-line">
        <time className="number quiet">{format.time(passage.at)}</time>
        <span className="quiet">{passage.lane}</span>
        <OutcomeTag outcome={passage.outcome} />
        <span className="stream-why">{passage.reasons.map(text).join('、')}</span>
      </Link>
    </li>
  );
}

/** Passages as they happen, without anything personal. */
export function StreamPanel() {
  const t = useText();
  const { passages } = useLive();
  return (
    <Panel
      title={t(($) => $.console.overview.stream.title)}
      extra={<Link to="/records">{t(($) => $.console.overview.stream.all)}</Link>}
    >
      {passages.length === 0 ? (
        <EmptyNote text={t(($) => $.console.overview.stream.empty)} />
      ) : (
        <ol className="plain-list stream" aria-live="off">
          {passages.slice(0, 12).map((passage) => (
            <Line key={passage.id} passage={passage} />
          ))}
        </ol>
      )}
    </Panel>
  );
}
