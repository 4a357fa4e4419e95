import { platformAlarmRoutes } from '@vedette/contract/platform';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { AlarmDrawer } from './alarm-drawer.tsx';
import { AlarmFilters } from './alarm-filters.tsx';
import { SoundSwitch } from './sound-switch.tsx';
import { useAlarmColumns } from './use-alarm-columns.tsx';

export function AlarmsPage() {
  const t = useText();
  const { call } = useApi();
  const [{ show = 'open', severity, kind, mine, alarm }, change] = usePageSearch('alarms');
  const query = {
    ...{ severity, kind },
    phases: show === 'all' ? undefined : show,
    mine: mine === true ? 'true' : undefined,
  };
  const { pages, items } = usePages([platformAlarmRoutes.list.path, 'pages', query], (cursor, signal) =>
    call(platformAlarmRoutes.list, { query: { ...query, ...cursor } }, signal),
  );
  const showOne = (id: string | undefined): void => change({ alarm: id }, { isStep: true });
  const isPlain = severity === undefined && kind === undefined && mine === undefined;
  const empty = show === 'open' && isPlain ? t(($) => $.platform.alarms.emptyOpen) : undefined;
  return (
    <Page
      title={t(($) => $.platform.shell.pages.alarms)}
      help={t(($) => $.platform.alarms.help)}
      actions={<SoundSwitch />}
    >
      <AlarmFilters />
      <PagedTable
        pages={pages}
        items={items}
        columns={useAlarmColumns(showOne)}
        rowKey={({ id }) => id}
        empty={<EmptyNote {...(empty === undefined ? {} : { text: empty })} />}
      />
      {alarm !== undefined && <AlarmDrawer id={alarm} onClose={() => showOne(undefined)} />}
    </Page>
  );
}
