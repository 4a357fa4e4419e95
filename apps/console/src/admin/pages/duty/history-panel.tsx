import { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Button, Modal, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { Answered } from '../../../parts/answered.tsx';
import { DifferenceTable } from '../../../parts/duty/difference-table.tsx';
import type { DutyDraft } from '../../../parts/duty/document/draft.ts';
import { DutySummary } from '../../../parts/duty/summary.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { useActorName } from '../../parts/use-actor-name.ts';
import { useMay } from '../../session/session-context.ts';
import type { Beginning } from './duty-page.tsx';

type Version = Answer<typeof routes.duty.history>[number];

interface HistoryPanelProps {
  readonly inForce: DutyDraft | null;
  readonly onRestore: (beginning: Beginning) => void;
}

interface OpenVersion {
  readonly version: Version;
  readonly how: 'view' | 'compare';
}

function VersionDialog({
  open,
  inForce,
  onClose,
}: {
  readonly open: OpenVersion;
  readonly inForce: DutyDraft | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { duty } = open.version;
  return (
    <Modal
      open
      footer={null}
      width={820}
      onCancel={onClose}
      title={t(($) => $.console.duty.version, { version: duty.version })}
    >
      {open.how === 'view' ? (
        <DutySummary duty={duty} />
      ) : (
        <DifferenceTable before={inForce} after={duty} afterTitle={t(($) => $.console.duty.diff.that)} />
      )}
    </Modal>
  );
}

interface VersionActionsProps {
  readonly version: Version;
  readonly onOpen: (open: OpenVersion) => void;
  readonly onRestore: (beginning: Beginning) => void;
}

function VersionActions({ version, onOpen, onRestore }: VersionActionsProps) {
  const { t } = useTranslation();
  const mayChange = useMay('duty-change');
  const note = t(($) => $.console.duty.history.restoreNote, { version: version.duty.version });
  return (
    <div className="row">
      <Button size="small" onClick={() => onOpen({ version, how: 'view' })}>
        {t(($) => $.console.duty.history.view)}
      </Button>
      {!version.current && (
        <Button size="small" onClick={() => onOpen({ version, how: 'compare' })}>
          {t(($) => $.console.duty.history.compare)}
        </Button>
      )}
      {mayChange && !version.current && (
        <Button size="small" onClick={() => onRestore({ draft: version.duty, note })}>
          {t(($) => $.console.duty.history.restore)}
        </Button>
      )}
    </div>
  );
}

/** Every duty that was in force: who changed what, when and why, and the way back to it. */
export function HistoryPanel({ inForce, onRestore }: HistoryPanelProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const actorName = useActorName();
  const history = useAnswer(routes.duty.history, {});
  const [open, setOpen] = useState<OpenVersion | null>(null);
  const titleOf = ({ duty }: Version): string =>
    i18n.language === 'en' ? duty.title.en : duty.title['zh-CN'];
  const columns: TableColumnsType<Version> = [
    {
      title: t(($) => $.console.shell.word.name),
      render: (_, version) => (
        <>
          {titleOf(version)} · {t(($) => $.console.duty.version, { version: version.duty.version })}{' '}
          {version.current && <Tag color="green">{t(($) => $.console.duty.history.inForce)}</Tag>}
        </>
      ),
    },
    {
      title: t(($) => $.console.duty.history.when),
      className: 'number',
      render: (_, { at }) => format.dateTime(at),
    },
    { title: t(($) => $.console.duty.history.by), render: (_, { by }) => actorName(by) },
    { title: t(($) => $.console.duty.history.note), dataIndex: 'note' },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, version) => <VersionActions version={version} onOpen={setOpen} onRestore={onRestore} />,
    },
  ];
  return (
    <Answered query={history}>
      {(versions) => (
        <>
          <Table
            size="middle"
            columns={columns}
            dataSource={versions}
            rowKey={({ duty, at }) => `${duty.id} ${duty.version} ${at}`}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.console.duty.history.empty)} /> }}
            scroll={{ x: 'max-content' }}
          />
          {open && <VersionDialog open={open} inForce={inForce} onClose={() => setOpen(null)} />}
        </>
      )}
    </Answered>
  );
}
