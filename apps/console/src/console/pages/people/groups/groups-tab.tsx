import { type GroupView, groupRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../../api/api-context.ts';
import { useAct } from '../../../../api/use-act.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { PagedTable } from '../../../../parts/paged-table.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PageLink } from '../../../app/page-link.tsx';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { AddMembersDialog } from './add-members-dialog.tsx';
import { GroupDialog } from './group-dialog.tsx';

function GroupActs({ group }: { readonly group: GroupView }) {
  const t = useText();
  const tell = useTell();
  const [open, setOpen] = useState<'edit' | 'members' | null>(null);
  const remove = useAct(groupRoutes.remove, {
    refresh: [groupRoutes.list, platformPeopleRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.people.groups.removed)),
  });
  return (
    <div className="row">
      <Button size="small" onClick={() => setOpen('members')}>
        {t(($) => $.platform.people.groups.addMembers)}
      </Button>
      <Button size="small" onClick={() => setOpen('edit')}>
        {t(($) => $.console.shell.action.edit)}
      </Button>
      <SureButton
        size="small"
        label={t(($) => $.platform.people.groups.remove)}
        question={t(($) => $.platform.people.groups.removeSure, { name: group.name })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params: { id: group.id } })}
      />
      {open === 'edit' && <GroupDialog group={group} onClose={() => setOpen(null)} />}
      {open === 'members' && <AddMembersDialog group={group} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useColumns(): TableColumnsType<GroupView> {
  const t = useText();
  const { wayTo } = usePlaceNames();
  const mayChange = useMay('people-change');
  return [
    {
      title: t(($) => $.platform.people.groups.name),
      render: (_, { name, externalId }) => (
        <>
          <strong>{name}</strong>{' '}
          {externalId !== null && <Tag>{t(($) => $.platform.people.groups.fromDirectory)}</Tag>}
        </>
      ),
    },
    {
      title: t(($) => $.platform.people.groups.places),
      render: (_, { places }) =>
        places.length === 0 ? (
          <span className="quiet">{t(($) => $.platform.people.groups.placesNone)}</span>
        ) : (
          places.map(wayTo).join('; ')
        ),
    },
    {
      title: t(($) => $.platform.people.groups.members),
      className: 'number',
      render: (_, { id, members }) => (
        <PageLink to="people" search={{ group: id }}>
          {t(($) => $.platform.people.groups.count, { n: members })}
        </PageLink>
      ),
    },
    ...(mayChange
      ? [
          {
            title: t(($) => $.console.shell.word.actions),
            render: (_: unknown, group: GroupView) => <GroupActs group={group} />,
          },
        ]
      : []),
  ];
}

/** Groups: where their members may go. */
export function GroupsTab() {
  const t = useText();
  const { call } = useApi();
  const mayChange = useMay('people-change');
  const [isAdding, setAdding] = useState(false);
  const { pages, items } = usePages([groupRoutes.list.path, 'pages'], (cursor, signal) =>
    call(groupRoutes.list, { query: { ...cursor } }, signal),
  );
  return (
    <>
      {mayChange && (
        <div className="filters">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t(($) => $.platform.people.groups.add)}
          </Button>
        </div>
      )}
      <PagedTable
        pages={pages}
        items={items}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={<EmptyNote text={t(($) => $.platform.people.groups.empty)} />}
      />
      {isAdding && <GroupDialog group={null} onClose={() => setAdding(false)} />}
    </>
  );
}
