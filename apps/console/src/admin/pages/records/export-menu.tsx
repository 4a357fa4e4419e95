import { DownloadOutlined } from '@ant-design/icons';
import { routes } from '@vedette/contract';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../../../parts/use-download.ts';
import type { RecordFilters } from './record-search.ts';

/** The records found, as a file in the language shown. */
export function ExportMenu({ filters }: { readonly filters: RecordFilters }) {
  const { t, i18n } = useTranslation();
  const { download, isBusy } = useDownload();
  const query = { ...filters, language: i18n.language };
  const items = [
    {
      key: 'csv',
      label: t(($) => $.console.records.export.csv),
      onClick: () => void download(routes.records.exportCsv, { query }, 'records', 'csv'),
    },
    {
      key: 'xlsx',
      label: t(($) => $.console.records.export.xlsx),
      onClick: () => void download(routes.records.exportXlsx, { query }, 'records', 'xlsx'),
    },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy}>
        {t(($) => $.console.records.export.label)}
      </Button>
    </Dropdown>
  );
}
