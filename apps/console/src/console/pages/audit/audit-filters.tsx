import { Button, DatePicker, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useAccounts } from '../../parts/use-account-name.ts';
import { useOrganisations } from '../../parts/use-organisations.ts';
import { useZone } from '../../parts/use-zone.ts';
import { inZone } from '../../parts/zoned-day.ts';
import { knownActs, useActText } from './use-act-text.ts';

const blank = {
  ...{ from: undefined, to: undefined, action: undefined },
  ...{ actor: undefined, organisation: undefined },
};

export function AuditFilters() {
  const t = useText();
  const zone = useZone();
  const actText = useActText();
  const accounts = useAccounts();
  const organisations = useOrganisations();
  const [search, change] = usePageSearch('audit');
  const { from, to, action, actor, organisation } = search;
  const isFiltered = (from ?? to ?? action ?? actor ?? organisation) !== undefined;
  const dayOf = (at: number | undefined) => (at === undefined ? null : inZone(at, zone));
  return (
    <search className="filters">
      <DatePicker.RangePicker
        aria-label={t(($) => $.platform.audit.filter.period)}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        allowEmpty={[true, true]}
        value={[dayOf(from), dayOf(to)]}
        onChange={(ends) => change({ from: ends?.[0]?.valueOf(), to: ends?.[1]?.valueOf() })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter filter-wide"
        aria-label={t(($) => $.platform.audit.filter.action)}
        placeholder={t(($) => $.platform.audit.filter.action)}
        {...(action === undefined ? {} : { value: action })}
        options={knownActs.map((value) => ({ value, label: actText(value) }))}
        onChange={(value: string | undefined) => change({ action: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter"
        aria-label={t(($) => $.platform.audit.column.actor)}
        placeholder={t(($) => $.platform.audit.column.actor)}
        {...(actor === undefined ? {} : { value: actor })}
        options={accounts.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        onChange={(value: string | undefined) => change({ actor: value })}
      />
      {organisations.length > 1 && (
        <Select
          allowClear
          className="filter"
          aria-label={t(($) => $.platform.audit.filter.organisation)}
          placeholder={t(($) => $.platform.audit.filter.organisation)}
          {...(organisation === undefined ? {} : { value: organisation })}
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value: string | undefined) => change({ organisation: value })}
        />
      )}
      {isFiltered && <Button onClick={() => change(blank)}>{t(($) => $.console.shell.action.clear)}</Button>}
    </search>
  );
}
