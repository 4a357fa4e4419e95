import { PlusOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AccessListView, routes } from '@vedette/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { RuledTag, useRuled } from '../../parts/ruled-by-platform.tsx';
import { useMay } from '../../session/session-context.ts';
import { ListDialog } from './list-dialog.tsx';
import { MembersPanel } from './members-panel.tsx';

interface ListMenuProps {
  readonly lists: readonly AccessListView[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

function ListMenu({ lists, chosen, onChoose }: ListMenuProps) {
  const t = useText();
  const ruled = useRuled();
  return (
    <ul className="plain-list pick-list" aria-label={t(($) => $.console.shell.pages.lists)}>
      {lists.map((list) => (
        <li key={list.id}>
          <button
            type="button"
            className="pick"
            aria-pressed={list.id === chosen}
            onClick={() => onChoose(list.id)}
          >
            <span>
              <strong>{list.name}</strong> {ruled.list(list.id) && <RuledTag />}
              <br />
              <span className="quiet">
                {t(($) => $.console.lists.kind[list.kind])} · {list.id}
              </span>
            </span>
            <span className="number quiet">{list.entries}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function ListsView({ lists }: { readonly lists: readonly AccessListView[] }) {
  const t = useText();
  const { list } = useSearch({ from: '/lists' });
  const navigate = useNavigate({ from: '/lists' });
  const chosen = lists.find(({ id }) => id === list) ?? lists[0];
  if (chosen === undefined) return <EmptyNote text={t(($) => $.console.lists.empty)} />;
  const choose = (id: string | undefined): void => void navigate({ search: { list: id } });
  return (
    <div className="split">
      <ListMenu lists={lists} chosen={chosen.id} onChoose={choose} />
      <MembersPanel key={chosen.id} list={chosen} onRemoved={() => choose(undefined)} />
    </div>
  );
}

export function ListsPage() {
  const t = useText();
  const mayChange = useMay('lists-change');
  const [isAdding, setAdding] = useState(false);
  const lists = useAnswer(routes.lists.list, {});
  return (
    <Page
      title={t(($) => $.console.shell.pages.lists)}
      help={t(($) => $.console.lists.help)}
      actions={
        mayChange && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t(($) => $.console.lists.add)}
          </Button>
        )
      }
    >
      <Answered query={lists}>{(all) => <ListsView lists={all} />}</Answered>
      {isAdding && <ListDialog list={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}
