import { Button, Input, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { personKinds } from './people-search.ts';
import { useGroups } from './use-groups.ts';

const blank = { query: undefined, unit: undefined, kind: undefined, group: undefined };
const wanted = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export function PeopleFilters() {
  const t = useText();
  const [{ query, unit, kind, group }, change] = usePageSearch('people');
  const groups = useGroups();
  return (
    <search className="filters">
      <Input.Search
        key={`query ${query ?? ''}`}
        allowClear
        className="search-box"
        defaultValue={query ?? ''}
        maxLength={100}
        aria-label={t(($) => $.platform.people.search)}
        placeholder={t(($) => $.platform.people.search)}
        onSearch={(text) => change({ query: wanted(text) })}
      />
      <Input.Search
        key={`unit ${unit ?? ''}`}
        allowClear
        className="filter filter-wide"
        defaultValue={unit ?? ''}
        maxLength={100}
        aria-label={t(($) => $.platform.people.unit)}
        placeholder={t(($) => $.platform.people.unit)}
        onSearch={(text) => change({ unit: wanted(text) })}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.platform.people.kindFilter)}
        placeholder={t(($) => $.platform.people.kindFilter)}
        {...(kind === undefined ? {} : { value: kind })}
        options={personKinds.map((value) => ({ value, label: t(($) => $.platform.people.kind[value]) }))}
        onChange={(value: typeof kind) => change({ kind: value })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className="filter"
        aria-label={t(($) => $.platform.people.groupFilter)}
        placeholder={t(($) => $.platform.people.groupFilter)}
        {...(group === undefined ? {} : { value: group })}
        options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | undefined) => change({ group: value })}
      />
      {(query ?? unit ?? kind ?? group) !== undefined && (
        <Button onClick={() => change(blank)}>{t(($) => $.console.shell.action.clear)}</Button>
      )}
    </search>
  );
}
