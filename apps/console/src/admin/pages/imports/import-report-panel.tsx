import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ImportReport, routes } from '@vedette/contract';
import { Button, Popconfirm, Progress, Segmented } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { csvOf } from '../../../parts/report-csv.ts';
import { datedName, saveFile } from '../../../parts/save-file.ts';
import { ImportFiles } from './import-files.tsx';

const outcomes = ['all', 'enrolled', 'refused', 'skipped'] as const;

function StopButton({ id }: { readonly id: string }) {
  const t = useText();
  const stop = useAct(routes.imports.cancel, { refresh: [routes.imports.get, routes.imports.list] });
  return (
    <Popconfirm
      title={t(($) => $.console.imports.stopTitle)}
      description={t(($) => $.console.imports.stopBody)}
      onConfirm={() => stop.mutate({ params: { id } })}
    >
      <Button danger size="small" loading={stop.isPending}>
        {t(($) => $.console.imports.stop)}
      </Button>
    </Popconfirm>
  );
}

function useReportRows() {
  const t = useText();
  return (report: ImportReport): readonly (readonly string[])[] => [
    [t(($) => $.console.imports.file), t(($) => $.console.imports.result), t(($) => $.console.imports.why)],
    ...report.files.map(({ file, outcome, code }) => [
      file,
      t(($) => $.console.imports[outcome]),
      code === null ? '' : t(($) => $.errors[code].title),
    ]),
  ];
}

function Report({ report }: { readonly report: ImportReport }) {
  const t = useText();
  const rowsOf = useReportRows();
  const { show = 'all' } = useSearch({ from: '/imports' });
  const navigate = useNavigate({ from: '/imports' });
  const pick = (value: (typeof outcomes)[number]): void =>
    void navigate({
      search: (before) => ({ ...before, show: value === 'all' ? undefined : value }),
      replace: true,
    });
  const { state, done, total, enrolled, refused, code } = report;
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  const status = { running: 'active', done: 'success', failed: 'exception', cancelled: 'normal' } as const;
  const files = report.files.filter(({ outcome }) => show === 'all' || outcome === show);
  return (
    <div className="stack">
      <div className="row">
        <strong>{t(($) => $.console.imports.state[state])}</strong>
        {code !== null && <span className="bad">{t(($) => $.errors[code].title)}</span>}
        {state === 'running' && <StopButton id={report.id} />}
      </div>
      <Progress
        percent={percent}
        status={status[state]}
        format={() => t(($) => $.console.imports.progress, { done, total })}
        aria-label={t(($) => $.console.imports.running)}
      />
      <Facts
        items={[
          [t(($) => $.console.imports.enrolled), enrolled],
          [t(($) => $.console.imports.refused), refused],
        ]}
      />
      <div className="spread">
        <Segmented
          value={show}
          options={outcomes.map((value) => ({ value, label: t(($) => $.console.imports.filter[value]) }))}
          onChange={pick}
        />
        <Button onClick={() => saveFile(datedName('import', 'csv', new Date()), csvOf(rowsOf(report)))}>
          {t(($) => $.console.imports.downloadReport)}
        </Button>
      </div>
      <ImportFiles files={files} />
    </div>
  );
}

/** One import: its progress, and what came of each file. Events bring counts, a look now and then the files. */
export function ImportReportPanel({ id }: { readonly id: string }) {
  const t = useText();
  const first = useAnswer(routes.imports.get, { params: { id } });
  const isRunning = first.data?.state === 'running';
  const report = useAnswer(routes.imports.get, { params: { id } }, isRunning ? { every: 2_000 } : {});
  return (
    <Panel title={t(($) => $.console.imports.report)}>
      <Answered query={report}>{(data) => <Report report={data} />}</Answered>
    </Panel>
  );
}
