import { routes } from '@vedette/contract';
import { reasonCodes } from '@vedette/domain';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../session/session-context.ts';
import type { RecordFilters as Filters } from './record-search.ts';

interface RecordFiltersProps {
  readonly value: Filters;
  readonly onChange: (value: Filters) => void;
}

function Period({ value, onChange }: RecordFiltersProps) {
  const t = useText();
  const today = dayjs().startOf('day');
  const presets = [
    { label: t(($) => $.console.records.filter.today), value: [today, today.add(1, 'day')] },
    { label: t(($) => $.console.records.filter.yesterday), value: [today.subtract(1, 'day'), today] },
    {
      label: t(($) => $.console.records.filter.week),
      value: [today.subtract(6, 'day'), today.add(1, 'day')],
    },
  ].map(({ label, value: [from = today, to = today] }) => ({
    label,
    value: [from, to] as [typeof from, typeof to],
  }));
  const label = t(($) => $.console.records.filter.period);
  return (
    <DatePicker.RangePicker
      aria-label={label}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      allowEmpty={[true, true]}
      presets={presets}
      value={[
        value.from === undefined ? null : dayjs(value.from),
        value.to === undefined ? null : dayjs(value.to),
      ]}
      onChange={(ends) => onChange({ ...value, from: ends?.[0]?.valueOf(), to: ends?.[1]?.valueOf() })}
    />
  );
}

function LaneFilter({ value, onChange }: RecordFiltersProps) {
  const t = useText();
  const seesLanes = useMay('lanes-see');
  const lanes = useAnswer(routes.device.lanes, {}, { enabled: seesLanes });
  if (!seesLanes) return null;
  return (
    <Select
      allowClear
      className="filter"
      aria-label={t(($) => $.console.records.filter.lane)}
      placeholder={t(($) => $.console.records.filter.lane)}
      {...(value.lane === undefined ? {} : { value: value.lane })}
      options={(lanes.data ?? []).map(({ id }) => ({ value: id, label: id }))}
      onChange={(lane: string | undefined) => onChange({ ...value, lane })}
    />
  );
}

/** What to look for; every change goes into the address. */
export function RecordFilters({ value, onChange }: RecordFiltersProps) {
  const t = useText();
  const outcomes = (['granted', 'denied', 'refer'] as const).map((each) => ({
    value: each,
    label: t(($) => $.console.passage.outcome[each]),
  }));
  const reasons = reasonCodes.map((each) => ({ value: each, label: t(($) => $.reasons[each]) }));
  const isFiltered = Object.values(value).some((each) => each !== undefined);
  return (
    <search className="filters">
      <Period value={value} onChange={onChange} />
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.console.records.filter.outcome)}
        placeholder={t(($) => $.console.records.filter.outcome)}
        {...(value.outcome === undefined ? {} : { value: value.outcome })}
        options={outcomes}
        onChange={(outcome: Filters['outcome']) => onChange({ ...value, outcome })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter filter-wide"
        aria-label={t(($) => $.console.records.filter.reason)}
        placeholder={t(($) => $.console.records.filter.reason)}
        {...(value.reason === undefined ? {} : { value: value.reason })}
        options={reasons}
        onChange={(reason: Filters['reason']) => onChange({ ...value, reason })}
      />
      <LaneFilter value={value} onChange={onChange} />
      {value.person !== undefined && (
        <Input
          readOnly
          className="filter filter-wide"
          aria-label={t(($) => $.console.records.filter.person)}
          prefix={t(($) => $.console.records.filter.person)}
          value={value.person}
        />
      )}
      {isFiltered && <Button onClick={() => onChange({})}>{t(($) => $.console.shell.action.clear)}</Button>}
    </search>
  );
}
