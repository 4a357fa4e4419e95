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
    const headers = { 'vedette-approval': approval };
    const worded = { headers, query: { ...filter, language: i18n.language } };
    if (format === 'csv') void download(platformRecordRoutes.exportCsv, worded, 'records', 'csv');
    if (format === 'xlsx') void download(platformRecordRoutes.exportXlsx, worded, 'records', 'xlsx');
    if (format === 'ndjson')
      void download(platformRecordRoutes.exportNdjson, { headers, query: filter }, 'records', 'ndjson');
  };
  return { save, isBusy };
}
