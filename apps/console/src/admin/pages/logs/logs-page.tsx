import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { Button, Input, Select, type TableColumnsType } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { WideTable } from '../../../parts/wide-table.tsx';
import { logLevels } from './log-search.ts';

interface LogLine {
  readonly at: number;
  readonly level: (typeof logLevels)[number];
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

function useLogColumns(): TableColumnsType<LogLine> {
  const t = useText();
  const format = useFormat();
  return [
    {
      title: t(($) => $.console.shell.word.time),
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    {
      title: t(($) => $.console.device.logs.level.label),
      render: (_, { level }) => (
        <span className={`log-${level}`}>{t(($) => $.console.device.logs.level[level])}</span>
      ),
    },
    { title: t(($) => $.console.device.logs.message), dataIndex: 'message' },
    {
      title: t(($) => $.console.device.logs.details),
      render: (_, { details }) =>
        Object.keys(details).length > 0 && <code className="mono breakable">{JSON.stringify(details)}</code>,
    },
  ];
}

function LogFilters() {
  const t = useText();
  const { level, text = '' } = useSearch({ from: '/logs' });
  const navigate = useNavigate({ from: '/logs' });
  const put = (change: { level?: LogLine['level'] | undefined; text?: string | undefined }): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const options = logLevels.map((value) => ({ value, label: t(($) => $.console.device.logs.level[value]) }));
  return (
    <search className="filters">
      <Select
        allowClear
        className="filter"
        aria-label={t(($) => $.console.device.logs.level.label)}
        placeholder={t(($) => $.console.device.logs.level.label)}
        {...(level === undefined ? {} : { value: level })}
        options={options}
        onChange={(value: LogLine['level'] | undefined) => put({ level: value })}
      />
      <Input
        allowClear
        className="search-box"
        aria-label={t(($) => $.console.device.logs.search)}
        placeholder={t(($) => $.console.device.logs.search)}
        value={text}
        onChange={({ target }) => put({ text: target.value === '' ? undefined : target.value })}
      />
    </search>
  );
}

export function LogsPage() {
  const t = useText();
  const { level, text = '' } = useSearch({ from: '/logs' });
  const logs = useAnswer(routes.device.logs, {});
  const { download, isBusy } = useDownload();
  const columns = useLogColumns();
  const isShown = (line: LogLine): boolean =>
    (level === undefined || line.level === level) &&
    `${line.message} ${JSON.stringify(line.details)}`.toLowerCase().includes(text.toLowerCase());
  return (
    <Page
      title={t(($) => $.console.shell.pages.logs)}
      help={t(($) => $.console.device.logs.help)}
      actions={
        <>
          <Button
            icon={<ReloadOutlined aria-hidden />}
            loading={logs.isFetching}
            onClick={() => void logs.refetch()}
          >
            {t(($) => $.console.shell.action.refresh)}
          </Button>
          <Button
            icon={<DownloadOutlined aria-hidden />}
            loading={isBusy}
            onClick={() => void download(routes.device.logsFile, {}, 'logs', 'ndjson')}
          >
            {t(($) => $.console.device.logs.download)}
          </Button>
        </>
      }
    >
      <LogFilters />
      <Answered query={logs}>
        {(lines) => (
          <WideTable
            name={t(($) => $.console.shell.pages.logs)}
            size="small"
            columns={columns}
            dataSource={lines.filter(isShown).toReversed()}
            rowKey={(line) => `${line.at} ${line.message} ${JSON.stringify(line.details)}`}
            pagination={{ pageSize: 100, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.console.device.logs.empty)} /> }}
          />
        )}
      </Answered>
    </Page>
  );
}
