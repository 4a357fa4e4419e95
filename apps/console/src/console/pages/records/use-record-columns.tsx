import type { PlatformRecordView } from '@vedette/contract/platform';
import { Button, type TableColumnsType } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { ReasonList } from '../../../parts/reason-list.tsx';
import { useMethodText } from '../../../parts/use-method-text.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';

const none = <span className="quiet">—</span>;

/** Why, by what, and what followed. */
function useReasonColumns(): TableColumnsType<PlatformRecordView> {
  const t = useText();
  const methodText = useMethodText();
  return [
    {
      title: t(($) => $.platform.records.column.reasons),
      width: 260,
      render: (_, { reasons }) => <ReasonList codes={reasons} />,
    },
    {
      title: t(($) => $.platform.records.column.by),
      width: 150,
      ellipsis: true,
      render: (_, { by }) => (by.length === 0 ? none : by.map(methodText).join(' + ')),
    },
    {
      title: t(($) => $.platform.records.column.completion),
      width: 120,
      render: (_, { completion }) =>
        completion === null ? none : t(($) => $.console.passage.completion[completion]),
    },
    {
      title: t(($) => $.platform.records.column.sealed),
      width: 100,
      render: (_, { hasBody }) => (hasBody ? t(($) => $.platform.records.hasBody) : none),
    },
  ];
}

/** Columns of known width: the table draws only the rows that are in sight. */
export function useRecordColumns(
  onShow: (record: PlatformRecordView) => void,
): TableColumnsType<PlatformRecordView> {
  const t = useText();
  const format = useFormat();
  const { wayTo } = usePlaceNames();
  return [
    {
      title: t(($) => $.platform.records.column.time),
      width: 215,
      render: (_, record) => (
        <Button type="link" className="cell-link number" onClick={() => onShow(record)}>
          {format.dateTime(record.occurredAt)}
        </Button>
      ),
    },
    {
      title: t(($) => $.platform.records.column.place),
      width: 240,
      ellipsis: true,
      render: (_, { location }) => wayTo(location),
    },
    {
      title: t(($) => $.platform.records.column.direction),
      width: 90,
      render: (_, { direction }) => t(($) => $.console.passage.direction[direction]),
    },
    {
      title: t(($) => $.platform.records.column.outcome),
      width: 160,
      render: (_, { outcome, manual }) => (
        <>
          <OutcomeTag outcome={outcome} />
          {manual && <span className="quiet"> · {t(($) => $.console.passage.manual)}</span>}
        </>
      ),
    },
    ...useReasonColumns(),
  ];
}
