import { directions } from '@vedette/domain';
import { Button, Segmented, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { outcomes } from '../../parts/flow-sums.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import type { Period } from '../../parts/record-period.ts';
import { type FlowSearch, groupings } from './flow-search.ts';

const blank = { from: undefined, to: undefined, direction: undefined, outcome: undefined };

export function FlowFilters({ period }: { readonly period: Period }) {
  const t = useText();
  const [search, change] = usePageSearch('flow');
  const { direction, outcome, by = 'outcome' } = search;
  const isFiltered = Object.keys(blank).some((key) => search[key as keyof typeof blank] !== undefined);
  const select = { allowClear: true, className: 'filter' } as const;
  return (
    <search className="filters">
      <PeriodPicker
        label={t(($) => $.platform.flow.filter.period)}
        value={period}
        days={['week', 'month']}
        onChange={(next) => change({ from: next?.from, to: next?.to })}
      />
      <Select
        {...select}
        aria-label={t(($) => $.platform.flow.filter.direction)}
        placeholder={t(($) => $.platform.flow.filter.direction)}
        {...(direction === undefined ? {} : { value: direction })}
        options={directions.map((value) => ({ value, label: t(($) => $.console.passage.direction[value]) }))}
        onChange={(value: FlowSearch['direction']) => change({ direction: value })}
      />
      <Select
        {...select}
        aria-label={t(($) => $.platform.flow.filter.outcome)}
        placeholder={t(($) => $.platform.flow.filter.outcome)}
        {...(outcome === undefined ? {} : { value: outcome })}
        options={outcomes.map((value) => ({ value, label: t(($) => $.console.passage.outcome[value]) }))}
        onChange={(value: FlowSearch['outcome']) => change({ outcome: value })}
      />
      <Segmented
        aria-label={t(($) => $.platform.flow.filter.by)}
        options={groupings.map((value) => ({ value, label: t(($) => $.platform.flow.by[value]) }))}
        value={by}
        onChange={(value) => change({ by: value })}
      />
      {isFiltered && <Button onClick={() => change(blank)}>{t(($) => $.console.shell.action.clear)}</Button>}
    </search>
  );
}
