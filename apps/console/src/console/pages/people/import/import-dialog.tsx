import { groupRoutes, type PeopleImportReport, platformPeopleRoutes } from '@vedette/contract/platform';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { ImportReport } from './import-report.tsx';
import { TableDrop } from './table-drop.tsx';

interface Table {
  readonly file: Blob;
  readonly group: string | undefined;
}

const written = ({ created, changed }: PeopleImportReport): number => created + changed;

/** The table is tried first; what was tried, and nothing else, can then be written. */
function useImport() {
  const t = useText();
  const tell = useTell();
  const [table, setTable] = useState<Table | null>(null);
  const run = useAct(platformPeopleRoutes.import, {
    isQuiet: true,
    refresh: [platformPeopleRoutes.list, groupRoutes.list],
    onDone: (report) => {
      const { created, changed } = report;
      if (!report.dryRun) tell.done(t(($) => $.platform.people.import.done, { created, changed }));
    },
  });
  const send = ({ file, group }: Table, digest?: string): void =>
    run.mutate({ query: { group, digest }, body: file });
  return {
    run,
    report: run.data,
    isTrying: run.isPending && run.variables?.query?.digest === undefined,
    choose(file: Blob, group: string | undefined) {
      const next = { file, group };
      setTable(next);
      send(next);
    },
    write() {
      if (table !== null && run.data !== undefined) send(table, run.data.digest);
    },
    again() {
      setTable(null);
      run.reset();
    },
  };
}

type Importing = ReturnType<typeof useImport>;

function Foot({ importing, onClose }: { readonly importing: Importing; readonly onClose: () => void }) {
  const t = useText();
  const { report, run, again, write } = importing;
  if (report === undefined)
    return <Button onClick={onClose}>{t(($) => $.console.shell.action.cancel)}</Button>;
  if (!report.dryRun)
    return (
      <Button type="primary" onClick={onClose}>
        {t(($) => $.platform.people.import.close)}
      </Button>
    );
  const n = written(report);
  return (
    <>
      <Button onClick={again}>{t(($) => $.platform.people.import.again)}</Button>
      <Button type="primary" disabled={n === 0} loading={run.isPending} onClick={write}>
        {n === 0 ? t(($) => $.platform.people.import.nothing) : t(($) => $.platform.people.import.run, { n })}
      </Button>
    </>
  );
}

/** People from a CSV or XLSX table, with a report for each row before and after. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const importing = useImport();
  const { run, report, isTrying } = importing;
  return (
    <Modal
      open
      width={760}
      title={t(($) => $.platform.people.import.title)}
      mask={{ closable: false }}
      footer={<Foot importing={importing} onClose={onClose} />}
      onCancel={onClose}
    >
      <div className="stack">
        {run.isError && <ProblemAlert cause={run.error} />}
        {report === undefined ? (
          <TableDrop isTrying={isTrying} onTable={importing.choose} />
        ) : (
          <ImportReport report={report} />
        )}
      </div>
    </Modal>
  );
}
