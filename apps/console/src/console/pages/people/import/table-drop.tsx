import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Button, Select, Spin, Upload } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { csvOf } from '../../../../parts/report-csv.ts';
import { saveFile } from '../../../../parts/save-file.ts';
import { useGroups } from '../use-groups.ts';
import { tableColumns } from './table-columns.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** By its name: systems disagree about the type of a CSV file. */
const typed = (file: File): Blob =>
  new Blob([file], { type: file.name.toLowerCase().endsWith('.xlsx') ? xlsx : 'text/csv' });

interface TableDropProps {
  readonly isTrying: boolean;
  readonly onTable: (file: Blob, group: string | undefined) => void;
}

export function TableDrop({ isTrying, onTable }: TableDropProps) {
  const t = useText();
  const groups = useGroups();
  const [group, setGroup] = useState<string>();
  const template = (): void =>
    saveFile('people.csv', csvOf([tableColumns.map((key) => t(($) => $.platform.people.import.field[key]))]));
  const label = t(($) => $.platform.people.import.group);
  return (
    <>
      <Select
        allowClear
        className="wide-control"
        aria-label={label}
        placeholder={label}
        {...(group === undefined ? {} : { value: group })}
        options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | undefined) => setGroup(value)}
      />
      <Spin spinning={isTrying} description={t(($) => $.platform.people.import.trying)}>
        <Upload.Dragger
          accept={`.csv,.xlsx,text/csv,${xlsx}`}
          multiple={false}
          showUploadList={false}
          beforeUpload={(file) => {
            onTable(typed(file), group);
            return false;
          }}
        >
          <p className="drop-icon">
            <InboxOutlined aria-hidden />
          </p>
          <p>{t(($) => $.platform.people.import.drop)}</p>
          <p className="quiet">{t(($) => $.platform.people.import.hint)}</p>
        </Upload.Dragger>
      </Spin>
      <div className="spread">
        <span className="quiet grow-text">{t(($) => $.platform.people.import.columns)}</span>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={template}>
          {t(($) => $.platform.people.import.template)}
        </Button>
      </div>
    </>
  );
}
