import { Link } from '@tanstack/react-router';
import { type AccessListView, type ListEntryView, routes } from '@vedette/contract';
import { Button, Popconfirm, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { ValidityText } from '../../../parts/validity-text.tsx';
import { useMay } from '../../session/session-context.ts';
import { AddMemberDialog } from './add-member-dialog.tsx';
import { ListDialog } from './list-dialog.tsx';
import { useTakeOff } from './use-take-off.ts';

interface MembersPanelProps {
  readonly list: AccessListView;
  readonly onRemoved: () => void;
}

function useColumns(list: string): TableColumnsType<ListEntryView> {
  const t = useText();
  const mayChange = useMay('lists-change');
  const { takeOff } = useTakeOff(list);
  return [
    {
      title: t(($) => $.console.lists.person),
      render: (_, { subject, name }) => (
        <Link to="/people" search={{ person: subject }}>
          {name}
        </Link>
      ),
    },
    { title: t(($) => $.console.lists.reason), dataIndex: 'reason' },
    {
      title: t(($) => $.console.lists.validity),
      render: (_, { validFrom, validTo }) => <ValidityText from={validFrom} to={validTo} />,
    },
    ...(mayChange
      ? [
          {
            title: t(($) => $.console.shell.word.actions),
            render: (_: unknown, { subject, name }: ListEntryView) => (
              <Button size="small" onClick={() => takeOff(subject, name)}>
                {t(($) => $.console.lists.takeOff)}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

function PanelActions({ list, onRemoved }: MembersPanelProps) {
  const t = useText();
  const tell = useTell();
  const [open, setOpen] = useState<'add' | 'rename' | null>(null);
  const remove = useAct(routes.lists.remove, {
    refresh: [routes.lists.list],
    onDone: () => {
      tell.done(t(($) => $.console.shell.done.deleted));
      onRemoved();
    },
  });
  return (
    <div className="row">
      <Button onClick={() => setOpen('rename')}>{t(($) => $.console.shell.action.edit)}</Button>
      <Popconfirm
        title={t(($) => $.console.lists.removeTitle, { name: list.name })}
        description={t(($) => $.console.lists.removeBody, { n: list.entries })}
        okButtonProps={{ danger: true }}
        onConfirm={() => remove.mutate({ params: { id: list.id } })}
      >
        <Button danger loading={remove.isPending}>
          {t(($) => $.console.shell.action.delete)}
        </Button>
      </Popconfirm>
      <Button type="primary" onClick={() => setOpen('add')}>
        {t(($) => $.console.lists.addMember)}
      </Button>
      {open === 'add' && <AddMemberDialog list={list.id} onClose={() => setOpen(null)} />}
      {open === 'rename' && <ListDialog list={list} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Who is on a list, and what can be done with it. */
export function MembersPanel({ list, onRemoved }: MembersPanelProps) {
  const t = useText();
  const mayChange = useMay('lists-change');
  const entries = useAnswer(routes.lists.entries, { params: { id: list.id } });
  const columns = useColumns(list.id);
  return (
    <Panel title={list.name} extra={mayChange && <PanelActions list={list} onRemoved={onRemoved} />}>
      <Answered query={entries}>
        {(all) => (
          <Table
            size="middle"
            columns={columns}
            dataSource={all}
            rowKey="subject"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: <EmptyNote text={t(($) => $.console.lists.membersEmpty)} /> }}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
    </Panel>
  );
}
