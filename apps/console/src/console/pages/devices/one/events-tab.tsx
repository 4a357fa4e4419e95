import { type DeviceEventView, deviceRoutes } from '@vedette/contract/platform';
import { Timeline } from 'antd';
import { useApi } from '../../../../api/api-context.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { MoreButton } from '../../../../parts/more-button.tsx';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';

const kinds = ['claimed', 'born', 'gone', 'silent', 'settings-reported', 'group-changed', 'retired'] as const;

function EventText({ event }: { readonly event: DeviceEventView }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const kind = kinds.find((each) => each === event.kind);
  const details = Object.entries(event.detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${value}`);
  return (
    <>
      <strong>{kind === undefined ? event.kind : t(($) => $.platform.devices.event[kind])}</strong>
      <div className="quiet number">
        {format.dateTime(event.at)}
        {event.by !== null && ` · ${accountName(event.by)}`}
      </div>
      {details.length > 0 && <div className="quiet breakable">{details.join(' · ')}</div>}
    </>
  );
}

/** What happened to a sentinel, the last on top. */
export function EventsTab({ id }: { readonly id: string }) {
  const t = useText();
  const { call } = useApi();
  const { pages, items } = usePages([deviceRoutes.events.path, 'pages', id], (cursor, signal) =>
    call(deviceRoutes.events, { params: { id }, query: { ...cursor } }, signal),
  );
  if (pages.isError) return <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.isPending && items.length === 0)
    return <EmptyNote text={t(($) => $.platform.devices.eventsNone)} />;
  return (
    <>
      <Timeline items={items.map((event) => ({ key: event.id, content: <EventText event={event} /> }))} />
      {items.length > 0 && <MoreButton pages={pages} n={items.length} />}
    </>
  );
}
