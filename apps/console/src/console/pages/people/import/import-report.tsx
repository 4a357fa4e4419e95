import type { ImportLine, PeopleImportReport } from '@vedette/contract/platform';
import { Alert, Button, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { csvOf } from '../../../../parts/report-csv.ts';
import { datedName, saveFile } from '../../../../parts/save-file.ts';
import { isTableColumn } from './table-columns.ts';

const outcomes = ['all', 'refused', 'created', 'changed', 'unchanged'] as const;
type Shown = (typeof outcomes)[number];

/** Why a row was refused, in words. */
function useWhy(): (line: ImportLine) => string {
  const t = useText();
  return ({ code, fields }) => {
    if (code === null) return '';
    const named = fields.map((field) =>
      isTableColumn(field) ? t(($) => $.platform.people.import.field[field]) : field,
    );
    return named.length === 0
      ? t(($) => $.errors[code].title)
      : t(($) => $.platform.people.import.fault, { fields: named.join(', ') });
  };
}

/** How many rows of each outcome, and what became of each row. */
export function ImportReport({ report }: { readonly report: PeopleImportReport }) {
  const t = useText();
  const why = useWhy();
  const [shown, setShown] = useState<Shown>(report.refused > 0 ? 'refused' : 'all');
  const { dryRun, rows, unknownColumns, lines } = report;
  const countOf = (key: Shown): number => (key === 'all' ? rows : report[key]);
  const columns: TableColumnsType<ImportLine> = [
    { title: t(($) => $.platform.people.import.row), dataIndex: 'row', className: 'number', width: 80 },
    {
      title: t(($) => $.platform.people.import.outcome),
      width: 120,
      render: (_, { outcome }) => (
        <span className={outcome === 'refused' ? 'bad' : ''}>
          {t(($) => $.platform.people.import[outcome])}
        </span>
      ),
    },
    { title: t(($) => $.platform.people.import.why), render: (_, line) => why(line) },
  ];
  const save = (): void => {
    const head = columns.map(({ title }) => String(title));
    const body = lines.map((line) => [
      String(line.row),
      t(($) => $.platform.people.import[line.outcome]),
      why(line),
    ]);
    saveFile(datedName('import', 'csv', new Date()), csvOf([head, ...body]));
  };
  return (
    <>
      <strong>
        {dryRun ? t(($) => $.platform.people.import.tried) : t(($) => $.platform.people.import.written)}
      </strong>
      {unknownColumns.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(($) => $.platform.people.import.unknown, { columns: unknownColumns.join(', ') })}
        />
      )}
      <div className="spread">
        <Segmented<Shown>
          value={shown}
          options={outcomes.map((value) => ({
            value,
            label: `${t(($) => $.platform.people.import[value])} ${countOf(value)}`,
          }))}
          onChange={setShown}
        />
        <Button onClick={save}>{t(($) => $.platform.people.import.report)}</Button>
      </div>
      <Table
        size="small"
        rowKey="row"
        columns={columns}
        dataSource={lines.filter(({ outcome }) => shown === 'all' || outcome === shown)}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ y: 320 }}
      />
    </>
  );
}
