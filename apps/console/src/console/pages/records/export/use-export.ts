import { platformRecordRoutes } from '@vedette/contract/platform';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../../../../parts/use-download.ts';
import type { RecordQuery } from '../use-record-query.ts';

export const formats = ['csv', 'xlsx', 'ndjson'] as const;
export type ExportFormat = (typeof formats)[number];

/** Fetches records as a file; with the consent of a second person where one was asked for. */
export function useExport() {
  const { i18n } = useTranslation();
  const { download, isBusy } = useDownload();
  const save = (format: ExportFormat, filter: Partial<RecordQuery>, approval?: string): void => {
    const query = { ...filter, approval };
    const worded = { ...query, language: i18n.language };
    if (format === 'csv') void download(platformRecordRoutes.exportCsv, { query: worded }, 'records', 'csv');
    if (format === 'xlsx')
      void download(platformRecordRoutes.exportXlsx, { query: worded }, 'records', 'xlsx');
    if (format === 'ndjson') void download(platformRecordRoutes.exportNdjson, { query }, 'records', 'ndjson');
  };
  return { save, isBusy };
}
