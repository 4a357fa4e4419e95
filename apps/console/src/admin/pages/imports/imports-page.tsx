import { InboxOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ImportJob, routes } from '@vedette/contract';
import { Button, Spin, Table, type TableColumnsType, Upload } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { ImportReportPanel } from './import-report-panel.tsx';

function ArchiveDrop({ onStarted }: { readonly onStarted: (id: string) => void }) {
  const t = useText();
  const start = useAct(routes.imports.start, {
    refresh: [routes.imports.list],
    onDone: ({ id }) => onStarted(id),
  });
  const send = (file: File): false => {
    start.mutate({ body: new Blob([file], { type: 'application/zip' }) });
    return false;
  };
  return (
    <Spin spinning={start.isPending} description={t(($) => $.console.imports.uploading)}>
      <Upload.Dragger
        accept=".zip,application/zip"
        multiple={false}
        showUploadList={false}
        beforeUpload={send}
      >
        <p className="drop-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p>{t(($) => $.console.imports.drop)}</p>
        <p className="quiet">{t(($) => $.console.imports.hint)}</p>
      </Upload.Dragger>
    </Spin>
  );
}

function History({ onShow }: { readonly onShow: (id: string) => void }) {
  const t = useText();
  const format = useFormat();
  const jobs = useAnswer(routes.imports.list, {});
  const columns: TableColumnsType<ImportJob> = [
    { title: t(($) => $.console.imports.started), render: (_, job) => format.dateTime(job.startedAt) },
    {
      title: t(($) => $.console.imports.result),
      render: (_, job) => t(($) => $.console.imports.state[job.state]),
    },
    { title: t(($) => $.console.imports.enrolled), className: 'number', dataIndex: 'enrolled' },
    { title: t(($) => $.console.imports.refused), className: 'number', dataIndex: 'refused' },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, job) => (
        <Button size="small" onClick={() => onShow(job.id)}>
          {t(($) => $.console.imports.show)}
        </Button>
      ),
    },
  ];
  return (
    <Panel title={t(($) => $.console.imports.history)}>
      <Answered query={jobs}>
        {(all) => (
          <Table
            size="small"
            columns={columns}
            dataSource={all}
            rowKey="id"
            pagination={false}
            locale={{ emptyText: <EmptyNote text={t(($) => $.console.imports.historyEmpty)} /> }}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
    </Panel>
  );
}

export function ImportsPage() {
  const t = useText();
  const { job } = useSearch({ from: '/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const show = (id: string): void => void navigate({ search: { job: id } });
  return (
    <Page title={t(($) => $.console.shell.pages.imports)} help={t(($) => $.console.imports.help)}>
      <div className="stack">
        <ArchiveDrop onStarted={show} />
        {job !== undefined && <ImportReportPanel key={job} id={job} />}
        <History onShow={show} />
      </div>
    </Page>
  );
}
