import { type PlatformRecordView, platformRecordRoutes } from '@vedette/contract/platform';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { OutcomeTag } from '../../../parts/outcome-tag.tsx';
import { ReasonList } from '../../../parts/reason-list.tsx';
import { useMethodText } from '../../../parts/use-method-text.ts';
import { PageLink } from '../../app/page-link.tsx';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { recordKeyOf } from './record-search.ts';
import { SealedPart } from './sealed-part.tsx';

const around = 10 * 60_000;

function usePassage(record: PlatformRecordView): readonly (readonly [string, ReactNode])[] {
  const t = useText();
  const format = useFormat();
  const methodText = useMethodText();
  const { wayTo, get } = usePlaceNames();
  const { occurredAt, receivedAt, site, location, outcome, manual, completion } = record;
  const zone = get(site)?.timeZone;
  const here = format.dateTime(occurredAt);
  const there = zone === undefined ? here : format.zoned(occurredAt, zone);
  return [
    [t(($) => $.platform.records.column.time), here],
    ...(there === here
      ? []
      : [[t(($) => $.platform.records.detail.siteTime), `${there} (${zone})`] as const]),
    [t(($) => $.platform.records.detail.received), format.dateTime(receivedAt)],
    [
      t(($) => $.platform.records.column.place),
      `${wayTo(location)} · ${t(($) => $.console.passage.direction[record.direction])}`,
    ],
    [
      t(($) => $.platform.records.column.outcome),
      <span key="outcome">
        <OutcomeTag outcome={outcome} />
        {manual && ` · ${t(($) => $.console.passage.manual)}`}
      </span>,
    ],
    [t(($) => $.platform.records.column.reasons), <ReasonList key="reasons" codes={record.reasons} />],
    [t(($) => $.platform.records.detail.notices), <ReasonList key="notices" codes={record.notices} />],
    [t(($) => $.platform.records.column.by), record.by.map(methodText).join(' + ') || '—'],
    [
      t(($) => $.platform.records.column.completion),
      completion === null ? '—' : t(($) => $.console.passage.completion[completion]),
    ],
  ];
}

function useOrigin({
  device,
  duty,
  dutyVersion,
  purpose,
  id,
}: PlatformRecordView): readonly (readonly [string, ReactNode])[] {
  const t = useText();
  return [
    [
      t(($) => $.platform.records.detail.device),
      <PageLink key="device" to="devices" search={{ device }} className="mono breakable">
        {device}
      </PageLink>,
    ],
    [
      t(($) => $.platform.records.detail.duty),
      t(($) => $.platform.records.detail.dutyVersion, { id: duty, version: dutyVersion }),
    ],
    [t(($) => $.platform.records.detail.purpose), purpose],
    [
      t(($) => $.platform.records.detail.id),
      <span key="id" className="mono breakable">
        {id}
      </span>,
    ],
  ];
}

function Passage({ record }: { readonly record: PlatformRecordView }) {
  const t = useText();
  const { occurredAt, location } = record;
  return (
    <div className="stack">
      <Facts items={usePassage(record)} />
      <Facts items={useOrigin(record)} />
      <div>
        <h2 className="section">{t(($) => $.platform.records.detail.sealed)}</h2>
        <SealedPart key={record.id} record={record} />
      </div>
      <PageLink to="records" place={location} search={{ from: occurredAt - around, to: occurredAt + around }}>
        {t(($) => $.platform.records.detail.around)}
      </PageLink>
    </div>
  );
}

/** One passage: what was decided and why, by which device under which duty. */
export function RecordDrawer({ named, onClose }: { readonly named: string; readonly onClose: () => void }) {
  const t = useText();
  const record = useAnswer(platformRecordRoutes.get, { params: { ...recordKeyOf(named) } });
  return (
    <Drawer open size="large" title={t(($) => $.platform.records.detail.title)} onClose={onClose}>
      <Answered query={record}>{(data) => <Passage record={data} />}</Answered>
    </Drawer>
  );
}
