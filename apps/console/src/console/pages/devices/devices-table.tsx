import { deviceRoutes } from '@vedette/contract/platform';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useScope } from '../../app/use-scope.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { ChosenDevices } from './chosen-devices.tsx';
import { useDeviceColumns } from './use-device-columns.tsx';
import { useDeviceGroups } from './use-device-groups.ts';

const blank = { text: undefined, online: undefined, group: undefined };

function Filters() {
  const t = useText();
  const [{ text, online, group }, change] = usePageSearch('devices');
  const groups = useDeviceGroups();
  const states = [
    { value: 'true', label: t(($) => $.platform.devices.filter.online) },
    { value: 'false', label: t(($) => $.platform.devices.filter.offline) },
  ];
  const choices = [
    ...(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: t(($) => $.platform.devices.filter.noGroup) },
  ];
  const find = (wanted: string): void => change({ text: wanted.trim() === '' ? undefined : wanted.trim() });
  return (
    <search className="filters">
      <Input.Search
        key={text ?? ''}
        allowClear
        className="search-box"
        defaultValue={text ?? ''}
        aria-label={t(($) => $.platform.devices.search)}
        placeholder={t(($) => $.platform.devices.search)}
        onSearch={find}
      />
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.platform.devices.filter.state)}
        placeholder={t(($) => $.platform.devices.filter.state)}
        {...(online === undefined ? {} : { value: String(online) })}
        options={states}
        onChange={(value: string | undefined) =>
          change({ online: value === undefined ? undefined : value === 'true' })
        }
      />
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.platform.devices.filter.group)}
        placeholder={t(($) => $.platform.devices.filter.group)}
        {...(group === undefined ? {} : { value: group })}
        options={choices}
        onChange={(value: string | undefined) => change({ group: value })}
      />
      {(text ?? online ?? group) !== undefined && (
        <Button onClick={() => change(blank)}>{t(($) => $.console.shell.action.clear)}</Button>
      )}
    </search>
  );
}

/** The site in which the place in view lies: devices belong to sites. */
function useSiteInView(): number | undefined {
  const { place } = useScope();
  const { get } = usePlaceNames();
  return place === undefined ? undefined : (get(place)?.site ?? undefined);
}

/** Claimed sentinels. */
export function DevicesTable() {
  const t = useText();
  const { call } = useApi();
  const site = useSiteInView();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [{ text, online, group }, change] = usePageSearch('devices');
  const query = {
    state: 'claimed',
    text,
    group,
    site,
    online: online === undefined ? undefined : String(online),
  };
  const { pages, items } = usePages([deviceRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(deviceRoutes.list, { query: { ...query, ...cursor } }, signal),
  );
  const isFiltered = (text ?? online ?? group ?? site) !== undefined;
  const empty = isFiltered ? t(($) => $.platform.devices.emptyFound) : t(($) => $.platform.devices.empty);
  return (
    <>
      <Filters />
      <ChosenDevices devices={chosen} onDone={() => setChosen([])} />
      <PagedTable
        pages={pages}
        items={items}
        columns={useDeviceColumns((device) => change({ device }, { isStep: true }))}
        rowKey={({ id }) => id}
        chosen={chosen}
        onChoose={setChosen}
        empty={<EmptyNote text={empty} />}
      />
    </>
  );
}
