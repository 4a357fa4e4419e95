import { type PlatformListView, platformListRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../../api/api-context.ts';
import { useAct } from '../../../../api/use-act.ts';
import { usePages } from '../../../../api/use-pages.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { PagedTable } from '../../../../parts/paged-table.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { ListDialog } from '../list-dialog.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { useEntryColumns } from './use-entry-columns.tsx';

interface EntriesPanelProps {
  readonly list: PlatformListView;
  readonly onRemoved: () => void;
}

function PanelActs({ list, onRemoved }: EntriesPanelProps) {
  const t = useText();
  const tell = useTell();
  const [open, setOpen] = useState<'add' | 'edit' | null>(null);
  const { id, name, entries } = list;
  const remove = useAct(platformListRoutes.remove, {
    refresh: [platformListRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.lists.removed));
      onRemoved();
    },
  });
  return (
    <div className="row">
      <Button onClick={() => setOpen('edit')}>{t(($) => $.console.shell.action.edit)}</Button>
      <SureButton
        label={t(($) => $.platform.lists.remove)}
        question={t(($) => $.platform.lists.removeSure, { name, n: entries })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params: { id } })}
      />
      <Button type="primary" onClick={() => setOpen('add')}>
        {t(($) => $.platform.lists.addEntry)}
      </Button>
      {open === 'add' && <EntryDialog list={id} entry={null} onClose={() => setOpen(null)} />}
      {open === 'edit' && <ListDialog list={list} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Who is on a list, why, until when, and who answers for it. */
export function EntriesPanel({ list, onRemoved }: EntriesPanelProps) {
  const t = useText();
  const { call } = useApi();
  const { wayTo } = usePlaceNames();
  const mayChange = useMay('lists-change');
  const { pages, items } = usePages([platformListRoutes.entries.path, 'pages', list.id], (cursor, signal) =>
    call(platformListRoutes.entries, { params: { id: list.id }, query: { ...cursor } }, signal),
  );
  return (
    <Panel title={list.name} extra={mayChange && <PanelActs list={list} onRemoved={onRemoved} />}>
      <p className="quiet">
        {t(($) => $.platform.lists.kind[list.kind])} · {t(($) => $.platform.lists.places)}:{' '}
        {list.places.map(wayTo).join('; ')}
      </p>
      <PagedTable
        pages={pages}
        items={items}
        columns={useEntryColumns()}
        rowKey={({ person }) => person}
        empty={<EmptyNote text={t(($) => $.platform.lists.entriesEmpty)} />}
      />
    </Panel>
  );
}
