import type { PassRecordView } from '@vedette/contract';
import { Button, type TableColumnsType } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { ReasonList } from '../../../parts/reason-list.tsx';

export function useRecordColumns(onShow: (id: string) => void): TableColumnsType<PassRecordView> {
  const t = useText();
  const format = useFormat();
  const who = ({ body, by }: PassRecordView): string => {
    if (body.name !== undefined) return body.name;
    if (by.length === 0) return t(($) => $.console.passage.stranger);
    return by.map((method) => t(($) => $.methods[method])).join(' + ');
  };
  return [
    {
      title: t(($) => $.console.records.column.time),
      render: (_, { id, occurredAt }) => (
        <Button type="link" className="cell-link number" onClick={() => onShow(id)}>
          {format.dateTime(occurredAt)}
        </Button>
      ),
    },
    {
      title: t(($) => $.console.records.column.lane),
      render: (_, { lane, direction }) => `${lane} · ${t(($) => $.console.passage.direction[direction])}`,
    },
    {
      title: t(($) => $.console.records.column.outcome),
      render: (_, { outcome, manual }) => (
        <>
          <OutcomeTag outcome={outcome} />
          {manual && <span className="quiet"> · {t(($) => $.console.passage.manual)}</span>}
        </>
      ),
    },
    { title: t(($) => $.console.records.column.who), render: (_, record) => who(record) },
    {
      title: t(($) => $.console.records.column.reasons),
      render: (_, { reasons }) => <ReasonList codes={reasons} />,
    },
    {
      title: t(($) => $.console.records.column.completion),
      render: (_, { completion }) =>
        completion === null ? (
          <span className="quiet">—</span>
        ) : (
          t(($) => $.console.passage.completion[completion])
        ),
    },
  ];
}
