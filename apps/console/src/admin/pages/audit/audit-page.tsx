import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AuditLine, routes } from '@vedette/contract';
import { phrases } from '@vedette/phrases';
import { Alert, Input, type TableColumnsType } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { WideTable } from '../../../parts/wide-table.tsx';
import { useActorName } from '../../parts/use-actor-name.ts';

const acts = phrases.en.console.audit.acts;
const isAct = (act: string): act is keyof typeof acts => Object.hasOwn(acts, act);

/** Lines a page of the route holds at most; a shorter page is the last. */
const pageLines = 200;

function useAuditLines() {
  const { call } = useApi();
  return useInfiniteQuery({
    queryKey: [routes.device.audit.path, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(routes.device.audit, { query: pageParam === null ? {} : { before: pageParam } }, signal),
    initialPageParam: null as number | null,
    // Whatever this operator did since is a line too.
    staleTime: 0,
    getNextPageParam: ({ lines }) => (lines.length < pageLines ? null : lines.at(-1)?.seq),
  });
}

function useLineText() {
  const t = useText();
  const actorName = useActorName();
  return {
    by: ({ by }: AuditLine): string => actorName(by),
    act: ({ act }: AuditLine): string => (isAct(act) ? t(($) => $.console.audit.acts[act]) : act),
  };
}

function useAuditColumns(): TableColumnsType<AuditLine> {
  const t = useText();
  const format = useFormat();
  const textOf = useLineText();
  return [
    {
      title: t(($) => $.console.audit.column.time),
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    { title: t(($) => $.console.audit.column.by), render: (_, line) => textOf.by(line) },
    { title: t(($) => $.console.audit.column.act), render: (_, line) => textOf.act(line) },
    {
      title: t(($) => $.console.audit.column.about),
      render: (_, { about }) => <span className="mono breakable">{about ?? '—'}</span>,
    },
    { title: t(($) => $.console.audit.column.reason), render: (_, { reason }) => reason ?? '—' },
  ];
}

export function AuditPage() {
  const t = useText();
  const columns = useAuditColumns();
  const textOf = useLineText();
  const { text = '' } = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const pages = useAuditLines();
  const lines = pages.data?.pages.flatMap((page) => page.lines) ?? [];
  const intact = pages.data?.pages[0]?.intact;
  const sought = text.toLowerCase();
  const shown = lines.filter((line) =>
    [textOf.by(line), textOf.act(line), line.act, line.about ?? '', line.reason ?? ''].some((each) =>
      each.toLowerCase().includes(sought),
    ),
  );
  const find = (value: string): void =>
    void navigate({ search: { text: value === '' ? undefined : value }, replace: true });
  if (pages.isError) return <ProblemAlert cause={pages.error} onRetry={() => void pages.refetch()} />;
  return (
    <Page title={t(($) => $.console.shell.pages.audit)} help={t(($) => $.console.audit.help)}>
      <div className="stack">
        {intact === true && <Alert type="success" showIcon title={t(($) => $.console.audit.intact)} />}
        {intact === false && (
          <Alert type="error" showIcon role="alert" title={t(($) => $.console.audit.broken)} />
        )}
        <Input
          allowClear
          className="search-box"
          aria-label={t(($) => $.console.audit.filter)}
          placeholder={t(($) => $.console.audit.filter)}
          value={text}
          onChange={(event) => find(event.target.value)}
        />
        <WideTable
          name={t(($) => $.console.shell.pages.audit)}
          size="small"
          columns={columns}
          dataSource={shown}
          rowKey="seq"
          loading={pages.isPending}
          pagination={false}
          locale={{ emptyText: <EmptyNote text={t(($) => $.console.audit.empty)} /> }}
        />
        {lines.length > 0 && <MoreButton pages={pages} n={shown.length} />}
      </div>
    </Page>
  );
}
