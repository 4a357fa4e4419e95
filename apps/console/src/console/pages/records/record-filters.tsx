import { directions, reasonCodes } from '@vedette/domain';
import { Button, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { outcomes } from '../../parts/flow-sums.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import type { RecordSearch } from './record-search.ts';
import type { RecordQuery } from './use-record-query.ts';

type Key = 'direction' | 'outcome' | 'reason';

interface ChoiceProps<K extends Key> {
  readonly of: K;
  readonly label: string;
  readonly options: readonly { readonly value: NonNullable<RecordSearch[K]>; readonly label: string }[];
  readonly isWide?: boolean;
}

function Choice<K extends Key>({ of, label, options, isWide = false }: ChoiceProps<K>) {
  const [search, change] = usePageSearch('records');
  const value = search[of];
  return (
    <Select
      allowClear
      showSearch={isWide ? { optionFilterProp: 'label' } : false}
      className={isWide ? 'filter filter-wide' : 'filter'}
      aria-label={label}
      placeholder={label}
      {...(value === undefined ? {} : { value })}
      options={[...options]}
      onChange={(next: RecordSearch[K]) => change({ [of]: next })}
    />
  );
}

const blank = { from: undefined, to: undefined, direction: undefined, outcome: undefined, reason: undefined };

/** What to look for; every change goes into the address. */
export function RecordFilters({ query: { from, to } }: { readonly query: RecordQuery }) {
  const t = useText();
  const [search, change] = usePageSearch('records');
  const isFiltered = Object.keys(blank).some((key) => search[key as keyof typeof blank] !== undefined);
  return (
    <search className="filters">
      <PeriodPicker
        label={t(($) => $.platform.records.filter.period)}
        value={{ from, to }}
        days={['week', 'month']}
        onChange={(period) => change({ from: period?.from, to: period?.to })}
      />
      <Choice
        of="direction"
        label={t(($) => $.platform.records.filter.direction)}
        options={directions.map((value) => ({ value, label: t(($) => $.console.passage.direction[value]) }))}
      />
      <Choice
        of="outcome"
        label={t(($) => $.platform.records.filter.outcome)}
        options={outcomes.map((value) => ({ value, label: t(($) => $.console.passage.outcome[value]) }))}
      />
      <Choice
        of="reason"
        isWide
        label={t(($) => $.platform.records.filter.reason)}
        options={reasonCodes.map((value) => ({ value, label: t(($) => $.reasons[value]) }))}
      />
      {isFiltered && <Button onClick={() => change(blank)}>{t(($) => $.console.shell.action.clear)}</Button>}
    </search>
  );
}
