import { type PlatformListView, platformListRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { EntriesPanel } from './entries/entries-panel.tsx';

interface MenuProps {
  readonly lists: readonly PlatformListView[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function ListMenu({ lists, chosen, onChoose }: MenuProps) {
  const t = useText();
  return (
    <ul className="plain-list pick-list" aria-label={t(($) => $.platform.lists.tab.lists)}>
      {lists.map(({ id, name, kind, entries }) => (
        <li key={id}>
          <button type="button" className="pick" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            <span>
              <strong>{name}</strong>
              <br />
              <span className="quiet">{t(($) => $.platform.lists.kind[kind])}</span>
            </span>
            <span className="number quiet">{entries}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The lists, and who is on the chosen one. */
export function ListsTab() {
  const t = useText();
  const [{ list }, change] = usePageSearch('lists');
  const lists = useAnswer(platformListRoutes.list, {});
  return (
    <Answered query={lists}>
      {(all) => {
        const chosen = all.find(({ id }) => id === list) ?? all[0];
        if (chosen === undefined) return <EmptyNote text={t(($) => $.platform.lists.empty)} />;
        return (
          <div className="split">
            <ListMenu
              lists={all}
              chosen={chosen.id}
              onChoose={(id) => change({ list: id }, { isStep: true })}
            />
            <EntriesPanel key={chosen.id} list={chosen} onRemoved={() => change({ list: undefined })} />
          </div>
        );
      }}
    </Answered>
  );
}
