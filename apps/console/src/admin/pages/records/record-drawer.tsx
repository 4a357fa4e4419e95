import { type PassRecordView, routes } from '@vedette/contract';
import { collectableFields } from '@vedette/domain';
import { Drawer } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { ReasonList } from '../../../parts/reason-list.tsx';
import { CapturePicture } from '../../parts/capture-picture.tsx';

function Kept({ record }: { readonly record: PassRecordView }) {
  const t = useText();
  const items = collectableFields.flatMap((field) => {
    const value = record.body[field];
    return value === undefined ? [] : [[t(($) => $.fields[field]), value] as const];
  });
  if (items.length === 0) return <p className="quiet">{t(($) => $.console.records.detail.nothingKept)}</p>;
  return <Facts items={items} />;
}

function Header({ record }: { readonly record: PassRecordView }) {
  const t = useText();
  const format = useFormat();
  const { outcome, manual, completion, duty, dutyVersion, by } = record;
  return (
    <Facts
      items={[
        [t(($) => $.console.records.column.time), format.dateTime(record.occurredAt)],
        [t(($) => $.console.records.column.lane), record.lane],
        [
          t(($) => $.console.records.detail.direction),
          t(($) => $.console.passage.direction[record.direction]),
        ],
        [
          t(($) => $.console.records.column.outcome),
          <span key="outcome">
            <OutcomeTag outcome={outcome} />
            {manual && ` · ${t(($) => $.console.passage.manual)}`}
          </span>,
        ],
        [t(($) => $.console.records.detail.reasons), <ReasonList key="reasons" codes={record.reasons} />],
        [t(($) => $.console.records.detail.notices), <ReasonList key="notices" codes={record.notices} />],
        [
          t(($) => $.console.records.detail.by),
          by.map((each) => t(($) => $.methods[each])).join(' + ') || '—',
        ],
        [
          t(($) => $.console.records.column.completion),
          completion === null ? '—' : t(($) => $.console.passage.completion[completion]),
        ],
        [
          t(($) => $.console.records.detail.duty),
          t(($) => $.console.records.detail.dutyVersion, { id: duty, version: dutyVersion }),
        ],
        [
          t(($) => $.console.records.detail.id),
          <span key="id" className="mono breakable">
            {record.id}
          </span>,
        ],
      ]}
    />
  );
}

interface RecordDrawerProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** One passage: what was decided and why, and what the duty let us keep of it. */
export function RecordDrawer({ id, onClose }: RecordDrawerProps) {
  const t = useText();
  const record = useAnswer(routes.records.get, { params: { id } });
  return (
    <Drawer open size="large" title={t(($) => $.console.records.detail.title)} onClose={onClose}>
      <Answered query={record}>
        {(data) => (
          <div className="stack">
            <Header record={data} />
            <h2 className="section">{t(($) => $.console.records.detail.kept)}</h2>
            <Kept record={data} />
            {data.capture && <CapturePicture record={data.id} />}
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
