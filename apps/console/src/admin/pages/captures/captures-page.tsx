import { Link } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { problemCode } from '../../../api/problem.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { CapturePicture } from '../../parts/capture-picture.tsx';

interface Capture {
  readonly record: string;
  readonly at: number;
  readonly lane: string;
  readonly expiresAt: number;
}

function Tile({ capture, isShown }: { readonly capture: Capture; readonly isShown: boolean }) {
  const t = useText();
  const format = useFormat();
  return (
    <li className="tile">
      <div className="tile-picture">
        <CapturePicture record={capture.record} isShown={isShown} />
      </div>
      <strong className="number">{format.dateTime(capture.at)}</strong>
      <span className="quiet">
        {capture.lane} · {t(($) => $.console.captures.expires, { at: format.day(capture.expiresAt) })}
      </span>
      <Link to="/records" search={{ record: capture.record }}>
        {t(($) => $.console.captures.record)}
      </Link>
    </li>
  );
}

/** The terminal refuses the list when the duty keeps no pictures: that is no error. */
function Failed({ cause, onRetry }: { readonly cause: unknown; readonly onRetry: () => void }) {
  const t = useText();
  if (problemCode(cause) === 'not-allowed') return <EmptyNote text={t(($) => $.console.captures.notHere)} />;
  return <ProblemAlert cause={cause} onRetry={onRetry} />;
}

export function CapturesPage() {
  const t = useText();
  const { call } = useApi();
  const [isShown, setShown] = useState(false);
  const { pages, items } = usePages([routes.records.captures.path, 'pages'], (cursor, signal) =>
    call(routes.records.captures, { query: { limit: 24, ...cursor } }, signal),
  );
  const showAll = (
    <Button disabled={isShown} onClick={() => setShown(true)}>
      {t(($) => $.console.captures.showAll)}
    </Button>
  );
  return (
    <Page
      title={t(($) => $.console.shell.pages.captures)}
      help={t(($) => $.console.captures.help)}
      actions={items.length > 0 && showAll}
    >
      {pages.isPending && <Skeleton active />}
      {pages.isError && items.length === 0 && (
        <Failed cause={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {pages.isSuccess && items.length === 0 && <EmptyNote text={t(($) => $.console.captures.empty)} />}
      <ul className="plain-list tiles">
        {items.map((capture) => (
          <Tile key={capture.record} capture={capture} isShown={isShown} />
        ))}
      </ul>
      {items.length > 0 && <MoreButton pages={pages} n={items.length} />}
    </Page>
  );
}
