import { type PlatformRecordView, revealRoutes } from '@vedette/contract/platform';
import { Alert, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { usePlaceNames } from '../use-locations.ts';
import { type PassagesAsked, PassagesForm } from './passages-form.tsx';

function useColumns(): TableColumnsType<PlatformRecordView> {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  return [
    {
      title: t(($) => $.platform.records.column.time),
      render: (_, { site, occurredAt, id }) => (
        <PageLink to="records" search={{ record: `${site}/${occurredAt}/${id}` }} className="number">
          {format.dateTime(occurredAt)}
        </PageLink>
      ),
    },
    {
      title: t(($) => $.platform.records.column.place),
      render: (_, { location, direction }) =>
        `${wayTo(location)} · ${t(($) => $.console.passage.direction[direction])}`,
    },
    {
      title: t(($) => $.platform.records.column.outcome),
      render: (_, { outcome }) => <OutcomeTag outcome={outcome} />,
    },
  ];
}

interface FoundProps {
  readonly person: string;
  readonly asked: PassagesAsked;
}

function Found({ person, asked }: FoundProps) {
  const t = useText();
  const { call } = useApi();
  const columns = useColumns();
  const { pages, items } = usePages([revealRoutes.ofPerson.path, 'pages', person, asked], (cursor, signal) =>
    call(
      revealRoutes.ofPerson,
      { params: { id: person }, query: { ...cursor, limit: 50 }, body: asked },
      signal,
    ),
  );
  const without = pages.data?.pages[0]?.daysWithoutKey ?? [];
  return (
    <div className="stack">
      {without.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t(($) => $.platform.records.ofPerson.without, { n: without.length })}
          description={without.join(' ')}
        />
      )}
      <PagedTable
        pages={pages}
        items={items}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.records.ofPerson.empty)} />}
      />
    </div>
  );
}

/** Where somebody who is known passed, for one purpose, within some days; each search is on record with its reason. */
export function PassagesOfPerson({ person }: { readonly person: string }) {
  const t = useText();
  const [asked, ask] = useState<PassagesAsked | null>(null);
  return (
    <div className="stack">
      <p className="quiet">{t(($) => $.platform.records.ofPerson.lead)}</p>
      <PassagesForm onAsk={ask} />
      {asked !== null && <Found key={JSON.stringify(asked)} person={person} asked={asked} />}
    </div>
  );
}
