import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useScope } from '../../app/use-scope.ts';
import { useLocations } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { LocationTree } from './location-tree.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { PlacePanel } from './place-panel.tsx';

/** Places from the city down to the lane. */
export function LocationsPage() {
  const t = useText();
  const mayChange = useMay('locations-change');
  const tree = useLocations();
  const { place } = useScope();
  const [{ at }] = usePageSearch('locations');
  const [isAdding, setAdding] = useState(false);
  const items = tree.data?.items ?? [];
  const chosen =
    items.find(({ id }) => id === (at ?? place)) ??
    items.find(({ kind, isAbove }) => kind === 'site' && !isAbove);
  return (
    <Page
      title={t(($) => $.platform.shell.pages.locations)}
      help={t(($) => $.platform.locations.help)}
      actions={
        mayChange && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t(($) => $.platform.locations.addTop)}
          </Button>
        )
      }
    >
      <Answered query={tree}>
        {() =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.locations.empty)} />
          ) : (
            <div className="split split-wide">
              <Panel title={t(($) => $.platform.shell.pages.locations)}>
                <LocationTree places={items} chosen={chosen?.id} />
              </Panel>
              {chosen === undefined ? (
                <EmptyNote text={t(($) => $.platform.locations.choose)} />
              ) : (
                <PlacePanel key={chosen.id} place={chosen} />
              )}
            </div>
          )
        }
      </Answered>
      {isAdding && <PlaceDialog parent={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}
