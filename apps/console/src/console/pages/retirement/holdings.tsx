import type { RetirementDetailView } from '@vedette/contract/platform';
import { Table, Tag } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';

/** What the device holds: kinds, purposes, counts and dates; never whose. */
export function Holdings({ retirement }: { readonly retirement: RetirementDetailView }) {
  const t = useText();
  const format = useFormat();
  const { holdings, holdingsAt } = retirement;
  const date = (at: number | null) => (at === null ? '—' : format.day(at));
  return (
    <section className="stack">
      <h2 className="section">{t(($) => $.platform.retirement.holdings.title)}</h2>
      <p className="quiet">
        {holdingsAt === null
          ? t(($) => $.platform.retirement.holdings.asKnown)
          : t(($) => $.platform.retirement.holdings.counted, { at: format.dateTime(holdingsAt) })}
      </p>
      <Table
        size="small"
        pagination={false}
        rowKey={({ kind, purpose }) => `${kind} ${purpose}`}
        dataSource={holdings ?? []}
        locale={{ emptyText: <EmptyNote text={t(($) => $.platform.retirement.holdings.none)} /> }}
        columns={[
          {
            title: t(($) => $.platform.retirement.holdings.kind),
            render: (_, { kind, deviceOnly }) => (
              <>
                {t(($) => $.platform.retirement.kind[kind])}{' '}
                {deviceOnly && <Tag>{t(($) => $.platform.retirement.holdings.deviceOnly)}</Tag>}
              </>
            ),
          },
          {
            title: t(($) => $.platform.retirement.holdings.purpose),
            render: (_, { purpose }) => purpose ?? '—',
          },
          {
            title: t(($) => $.platform.retirement.holdings.count),
            className: 'number',
            render: (_, { count }) => format.number(count),
          },
          {
            title: t(($) => $.platform.retirement.holdings.dates),
            className: 'number',
            render: (_, { from, until }) => (from === null ? '—' : `${date(from)} – ${date(until)}`),
          },
        ]}
      />
    </section>
  );
}
