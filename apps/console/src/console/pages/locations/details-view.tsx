import { type LocationView, locationRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { SureButton } from '../../../parts/sure-button.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useSetScope } from '../../app/use-scope.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useMay } from '../../session/session-context.ts';
import { EditPlaceDialog } from './edit-place-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { kindsBelow } from './place-kinds.ts';

function Acts({ place }: { readonly place: LocationView }) {
  const t = useText();
  const tell = useTell();
  const [opened, setOpened] = useState<'add' | 'edit' | null>(null);
  const [, change] = usePageSearch('locations');
  const close = (): void => setOpened(null);
  const remove = useAct(locationRoutes.remove, {
    refresh: [locationRoutes.tree],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.removed));
      change({ at: place.parent ?? undefined });
    },
  });
  return (
    <div className="row">
      {kindsBelow(place.kind).length > 0 && (
        <Button type="primary" onClick={() => setOpened('add')}>
          {t(($) => $.platform.locations.add)}
        </Button>
      )}
      <Button onClick={() => setOpened('edit')}>{t(($) => $.platform.locations.edit)}</Button>
      <SureButton
        label={t(($) => $.platform.locations.remove)}
        question={t(($) => $.platform.locations.removeSure, { name: place.name })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params: { id: place.id } })}
      />
      {opened === 'add' && <PlaceDialog parent={place} onClose={close} />}
      {opened === 'edit' && <EditPlaceDialog place={place} onClose={close} />}
    </div>
  );
}

export function DetailsView({ place }: { readonly place: LocationView }) {
  const t = useText();
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const setScope = useSetScope();
  const mayChange = useMay('locations-change');
  const { id, parent, timeZone, capacity } = place;
  return (
    <div className="stack">
      <Facts
        items={[
          [t(($) => $.platform.locations.field.parent), parent === null ? '—' : nameOf(parent)],
          [t(($) => $.platform.locations.field.timeZone), timeZone],
          [
            t(($) => $.platform.locations.field.capacity),
            capacity === null ? t(($) => $.platform.locations.field.capacityNone) : format.number(capacity),
          ],
          [t(($) => $.platform.locations.field.id), String(id)],
        ]}
      />
      <div>
        <Button type="link" className="cell-link" onClick={() => setScope(id)}>
          {t(($) => $.platform.locations.show)}
        </Button>
      </div>
      {mayChange && <Acts place={place} />}
    </div>
  );
}
