import { CloudUploadOutlined, DownloadOutlined, UserAddOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/api-context.ts';
import { usePages } from '../../../api/use-pages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { PagedTable } from '../../../parts/paged-table.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { useMay } from '../../session/session-context.ts';
import { AddPersonDialog } from './add-person-dialog.tsx';
import { PersonDrawer } from './person-drawer.tsx';
import { usePeopleColumns } from './use-people-columns.tsx';

function Actions({ onAdd }: { readonly onAdd: () => void }) {
  const t = useText();
  const { i18n } = useTranslation();
  const { download, isBusy } = useDownload();
  const mayChange = useMay('people-change');
  const mayExport = useMay('people-export');
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const save = () => download(routes.people.exportCsv, { query: { language } }, 'people', 'csv');
  return (
    <>
      {mayExport && (
        <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy} onClick={() => void save()}>
          {t(($) => $.console.people.exportCsv)}
        </Button>
      )}
      {mayChange && (
        <>
          <Link to="/imports">
            <Button icon={<CloudUploadOutlined aria-hidden />} tabIndex={-1}>
              {t(($) => $.console.people.importMany)}
            </Button>
          </Link>
          <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={onAdd}>
            {t(($) => $.console.people.add)}
          </Button>
        </>
      )}
    </>
  );
}

export function PeoplePage() {
  const t = useText();
  const { call } = useApi();
  const { query = '', person } = useSearch({ from: '/people' });
  const navigate = useNavigate({ from: '/people' });
  const [isAdding, setAdding] = useState(false);
  const { pages, items } = usePages([routes.people.list.path, 'pages', query], (cursor, signal) =>
    call(routes.people.list, { query: { query, ...cursor } }, signal),
  );
  const show = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, person: id, tab: undefined }) });
  const find = (text: string): void =>
    void navigate({ search: { query: text.trim() === '' ? undefined : text.trim() }, replace: true });
  const empty =
    query === '' ? t(($) => $.console.people.empty) : t(($) => $.console.people.emptyFound, { query });
  return (
    <Page
      title={t(($) => $.console.shell.pages.people)}
      help={t(($) => $.console.people.help)}
      actions={<Actions onAdd={() => setAdding(true)} />}
    >
      <search className="filters">
        <Input.Search
          key={query}
          allowClear
          className="search-box"
          defaultValue={query}
          aria-label={t(($) => $.console.people.search)}
          placeholder={t(($) => $.console.people.search)}
          onSearch={find}
        />
      </search>
      <PagedTable
        pages={pages}
        items={items}
        columns={usePeopleColumns(show)}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={empty} />}
      />
      {isAdding && <AddPersonDialog onClose={() => setAdding(false)} onAdded={show} />}
      {person !== undefined && <PersonDrawer id={person} onClose={() => show(undefined)} />}
    </Page>
  );
}
