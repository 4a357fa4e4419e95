import { Link } from '@tanstack/react-router';
import type { ImportReport } from '@vedette/contract';
import { Table, type TableColumnsType } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { EmptyNote } from '../../../parts/empty-note.tsx';

type ImportFile = ImportReport['files'][number];

export function ImportFiles({ files }: { readonly files: readonly ImportFile[] }) {
  const t = useText();
  const columns: TableColumnsType<ImportFile> = [
    { title: t(($) => $.console.imports.file), dataIndex: 'file', className: 'breakable' },
    {
      title: t(($) => $.console.imports.result),
      render: (_, { outcome }) => (
        <span className={outcome === 'refused' ? 'bad' : ''}>{t(($) => $.console.imports[outcome])}</span>
      ),
    },
    {
      title: t(($) => $.console.imports.why),
      render: (_, { code }) =>
        code !== null && (
          <>
            {t(($) => $.errors[code].title)}
            <br />
            <span className="quiet">{t(($) => $.errors[code].action)}</span>
          </>
        ),
    },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, { personId }) =>
        personId !== null && (
          <Link to="/people" search={{ person: personId }}>
            {t(($) => $.console.imports.person)}
          </Link>
        ),
    },
  ];
  return (
    <Table
      size="small"
      columns={columns}
      dataSource={files}
      rowKey="file"
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      locale={{ emptyText: <EmptyNote text={t(($) => $.console.imports.reportEmpty)} /> }}
    />
  );
}
