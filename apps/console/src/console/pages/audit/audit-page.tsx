import { type PlatformAuditLineView, platformAuditRoutes } from '@vedette/contract/platform';
import type { TableColumnsType } from 'antd';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { MoreButton } from '../../../parts/more-button.tsx';
import { Page } from '../../../parts/page.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { useActorText, useActText } from './use-act-text.ts';
import { VerifyChain } from './verify-chain.tsx';

function useAuditColumns(): TableColumnsType<PlatformAuditLineView> {
  const t = useText();
  const format = useFormat();
  const actText = useActText();
  const actorText = useActorText();
  const detailText = ({ detail }: PlatformAuditLineView): string =>
    Object.entries(detail ?? {})
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => `${name}: ${value}`)
      .join(' · ');
  return [
    { title: t(($) => $.platform.audit.column.seq), width: 80, className: 'number', dataIndex: 'seq' },
    {
      title: t(($) => $.platform.audit.column.time),
      width: 215,
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    {
      title: t(($) => $.platform.audit.column.actor),
      width: 160,
      ellipsis: true,
      render: (_, { actor, actorName }) => actorText(actor, actorName),
    },
    {
      title: t(($) => $.platform.audit.column.action),
      width: 200,
      ellipsis: true,
      render: (_, { action }) => actText(action),
    },
    {
      title: t(($) => $.platform.audit.column.target),
      width: 180,
      ellipsis: true,
      className: 'mono',
      render: (_, { target }) => target ?? '—',
    },
    {
      title: t(($) => $.platform.audit.column.detail),
      width: 380,
      ellipsis: true,
      render: (_, line) => <span className="quiet">{detailText(line)}</span>,
    },
  ];
}

/** Who did what, and whether the chain still holds. */
export function AuditPage() {
  const t = useText();
  const { call } = useApi();
  const [{ from, to, action, actor, organisation }] = usePageSearch('audit');
  const query = { from, to, action, actor, organisation };
  const { pages, items } = usePages([platformAuditRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(platformAuditRoutes.list, { query: { ...query, ...cursor, limit: 100 } }, signal),
  );
  return (
    <Page title={t(($) => $.platform.shell.pages.audit)} help={t(($) => $.platform.audit.help)}>
      <VerifyChain organisation={organisation} />
      <AuditFilters />
      <VirtualTable
        pages={pages}
        items={items}
        columns={useAuditColumns()}
        rowKey={({ seq }) => String(seq)}
        empty={<EmptyNote text={t(($) => $.platform.audit.empty)} />}
        foot={<MoreButton pages={pages} n={items.length} />}
      />
    </Page>
  );
}
