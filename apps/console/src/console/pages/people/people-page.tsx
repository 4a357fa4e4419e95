import { CloudUploadOutlined, DownloadOutlined, UserAddOutlined } from '@ant-design/icons';
import { platformPeopleRoutes } from '@vedette/contract/platform';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { GroupsTab } from './groups/groups-tab.tsx';
import { ImportDialog } from './import/import-dialog.tsx';
import { PersonDrawer } from './one/person-drawer.tsx';
import { tabs } from './people-search.ts';
import { PeopleTable } from './people-table.tsx';

function ExportMenu() {
  const t = useText();
  const { i18n } = useTranslation();
  const { download, isBusy } = useDownload();
  const query = { language: i18n.language === 'en' ? ('en' as const) : ('zh-CN' as const) };
  const items = [
    {
      key: 'csv',
      label: t(($) => $.platform.people.export.csv),
      onClick: () => void download(platformPeopleRoutes.exportCsv, { query }, 'people', 'csv'),
    },
    {
      key: 'xlsx',
      label: t(($) => $.platform.people.export.xlsx),
      onClick: () => void download(platformPeopleRoutes.exportXlsx, { query }, 'people', 'xlsx'),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy}>
        {t(($) => $.platform.people.export.label)}
      </Button>
    </Dropdown>
  );
}

function Actions({ onAdd }: { readonly onAdd: () => void }) {
  const t = useText();
  const [, change] = usePageSearch('people');
  const [mayChange, mayExport] = [useMay('people-change'), useMay('people-export')];
  return (
    <>
      {mayExport && <ExportMenu />}
      {mayChange && (
        <>
          <Button
            icon={<CloudUploadOutlined aria-hidden />}
            onClick={() => change({ import: true }, { isStep: true })}
          >
            {t(($) => $.platform.people.import.open)}
          </Button>
          <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={onAdd}>
            {t(($) => $.platform.people.add)}
          </Button>
        </>
      )}
    </>
  );
}

const content = { people: PeopleTable, groups: GroupsTab } as const;

/** Who is known, where they may go, and their sealed faces. */
export function PeoplePage() {
  const t = useText();
  const title = t(($) => $.platform.shell.pages.people);
  const [{ tab = 'people', person, import: isImporting }, change] = usePageSearch('people');
  const [isAdding, setAdding] = useState(false);
  const mayChange = useMay('people-change');
  const items = tabs.map((key) => {
    const Content = content[key];
    return { key, label: t(($) => $.platform.people.tab[key]), children: <Content /> };
  });
  return (
    <Page
      title={title}
      help={t(($) => $.platform.people.help)}
      actions={<Actions onAdd={() => setAdding(true)} />}
    >
      <TabsOrSelect
        label={title}
        items={items}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
      {isAdding && <AddPersonDialog onClose={() => setAdding(false)} />}
      {isImporting === true && mayChange && <ImportDialog onClose={() => change({ import: undefined })} />}
      {person !== undefined && (
        <PersonDrawer id={person} onClose={() => change({ person: undefined, view: undefined })} />
      )}
    </Page>
  );
}
