import { platformAlarmRoutes } from '@vedette/contract/platform';
import { Badge } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { NavList } from '../../app/nav-list.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';
import { PageLink } from './page-link.tsx';
import { groups, isSeen, type Place, places } from './places.tsx';

function OpenAlarms() {
  const t = useText();
  const counts = useAnswer(platformAlarmRoutes.counts, {}, { every: 30_000 });
  const { info = 0, warning = 0, critical = 0 } = counts.data ?? {};
  const n = info + warning + critical;
  if (n === 0) return null;
  return (
    <Badge
      count={n}
      overflowCount={999}
      {...(critical === 0 ? { className: 'badge-calm' } : {})}
      title={t(($) => $.platform.shell.alarmsOpen, { n })}
    />
  );
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo: () => void }) {
  const t = useText();
  return (
    <PageLink to={place.key} className="nav-link" onClick={onGo}>
      {place.icon}
      <span className="nav-text">{t(($) => $.platform.shell.pages[place.key])}</span>
      {place.key === 'alarms' && <OpenAlarms />}
    </PageLink>
  );
}

/** The pages that the caller's permissions open, in groups. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const t = useText();
  const { permissions } = useSession();
  const seen = places.filter((place) => isSeen(place, permissions));
  const grouped = groups.map((key) => ({
    key,
    title: t(($) => $.platform.shell.groups[key]),
    places: seen.filter((place) => place.group === key),
  }));
  return <NavList<Place> groups={grouped} link={(place) => <PlaceLink place={place} onGo={onGo} />} />;
}
