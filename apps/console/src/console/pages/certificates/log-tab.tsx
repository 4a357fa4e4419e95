import { type LogEntryView, type LogStateView, publicLogRoutes } from '@vedette/contract/platform';
import { type TableColumnsType, Tag, Typography } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { WitnessTable } from './witness-table.tsx';

function State({ state }: { readonly state: LogStateView }) {
  const t = useText();
  const format = useFormat();
  const { origin, size, publishedSize, publishedAt, root, keys } = state;
  return (
    <div className="stack">
      <Facts
        items={[
          [
            t(($) => $.platform.certificates.log.origin),
            <span key="origin" className="mono">
              {origin}
            </span>,
          ],
          [t(($) => $.platform.certificates.log.size), format.number(size)],
          [
            t(($) => $.platform.certificates.log.published),
            publishedAt === null ? '—' : `${format.number(publishedSize)} · ${format.dateTime(publishedAt)}`,
          ],
          [
            t(($) => $.platform.certificates.log.root),
            <span key="root" className="mono breakable">
              {root}
            </span>,
          ],
        ]}
      />
      <h3 className="section">{t(($) => $.platform.certificates.log.keys)}</h3>
      <p className="quiet">{t(($) => $.platform.certificates.log.keysHelp)}</p>
      <Typography.Text copyable={{ text: keys }} className="mono breakable">
        {keys
          .trim()
          .split('\n')
          .map((line) => (
            <div key={line}>{line}</div>
          ))}
      </Typography.Text>
    </div>
  );
}

function useColumns(): TableColumnsType<LogEntryView> {
  const t = useText();
  const format = useFormat();
  return [
    {
      title: t(($) => $.platform.certificates.column.index),
      className: 'number',
      render: (_, { index }) => format.number(index),
    },
    {
      title: t(($) => $.console.shell.word.time),
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    {
      title: t(($) => $.platform.certificates.log.kind),
      render: (_, { kind, isOwn }) => (
        <>
          <span className="mono">{kind}</span>{' '}
          {isOwn && <Tag variant="outlined">{t(($) => $.platform.certificates.log.own)}</Tag>}
        </>
      ),
    },
    {
      title: t(($) => $.platform.certificates.log.detail),
      render: (_, { detail }) => (
        <span className="quiet">
          {Object.entries(detail)
            .map(([name, value]) => `${name}: ${String(value).slice(0, 20)}`)
            .join(' · ')}
        </span>
      ),
    },
  ];
}

/** How far the public log is, who has witnessed it, and its newest lines. */
export function LogTab() {
  const t = useText();
  const { call } = useApi();
  const state = useAnswer(publicLogRoutes.state, {}, { every: 15_000 });
  const { pages, items } = usePages([publicLogRoutes.entries.path, 'pages'], (cursor, signal) =>
    call(publicLogRoutes.entries, { query: { ...cursor, limit: 50 } }, signal),
  );
  return (
    <div className="stack">
      <Answered query={state}>
        {(data) => (
          <div className="stack">
            <Panel title={t(($) => $.platform.certificates.log.title)}>
              <State state={data} />
            </Panel>
            <Panel title={t(($) => $.platform.certificates.log.witnesses)}>
              <WitnessTable witnesses={data.witnesses} size={data.size} />
            </Panel>
          </div>
        )}
      </Answered>
      <PagedTable
        pages={pages}
        items={items}
        columns={useColumns()}
        rowKey={({ index }) => String(index)}
        empty={<EmptyNote text={t(($) => $.platform.certificates.log.empty)} />}
      />
    </div>
  );
}
