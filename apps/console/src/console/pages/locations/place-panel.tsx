import type { LocationView } from '@vedette/contract/platform';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { CodesView } from './codes/codes-view.tsx';
import { CountView } from './count/count-view.tsx';
import { DetailsView } from './details-view.tsx';
import { HoursView } from './hours/hours-view.tsx';
import { views } from './location-search.ts';
import { PlansView } from './plans/plans-view.tsx';

/** Everything about one place. */
export function PlacePanel({ place }: { readonly place: LocationView }) {
  const t = useText();
  const [{ view = 'details' }, change] = usePageSearch('locations');
  if (place.isAbove)
    return (
      <Panel title={place.name}>
        <p className="quiet">{t(($) => $.platform.locations.above)}</p>
      </Panel>
    );
  const content = {
    details: <DetailsView place={place} />,
    hours: <HoursView place={place.id} />,
    plans: <PlansView place={place} />,
    codes: <CodesView place={place.id} />,
    count: <CountView place={place.id} />,
  };
  return (
    <Panel
      title={place.name}
      extra={<span className="quiet">{t(($) => $.platform.locations.kind[place.kind])}</span>}
    >
      <TabsOrSelect
        label={place.name}
        value={view}
        items={views.map((key) => ({
          key,
          label: t(($) => $.platform.locations.view[key]),
          children: content[key],
        }))}
        onChange={(key) => change({ view: key })}
      />
    </Panel>
  );
}
