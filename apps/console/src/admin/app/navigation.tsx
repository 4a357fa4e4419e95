import { Link } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { may } from '@vedette/domain';
import { Badge } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { NavList } from '../../app/nav-list.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';
import { groups, type Place, places } from './places.tsx';

function OpenAlarms() {
  const t = useText();
  const alarms = useAnswer(routes.alarms.list, { query: { open: 'true', limit: 100 } });
  const n = alarms.data?.items.length ?? 0;
  return n === 0 ? null : <Badge count={n} title={t(($) => $.console.shell.alarmsOpen, { n })} />;
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo: () => void }) {
  const t = useText();
  return (
    <Link
      to={place.to}
      className="nav-link"
      activeOptions={{ exact: true, includeSearch: false }}
      onClick={onGo}
    >
      {place.icon}
      <span className="nav-text">{t(($) => $.console.shell.pages[place.key])}</span>
      {place.key === 'alarms' && <OpenAlarms />}
    </Link>
  );
}

/** The pages that the role sees, in groups. */
export function Navigation({ onGo }: { readonly onGo: () => void }) {
  const t = useText();
  const { role } = useSession();
  const seen = places.filter((place) => may(role, place.needs));
  const grouped = groups.map((key) => ({
    key,
    title: t(($) => $.console.shell.groups[key]),
    places: seen.filter((place) => place.group === key),
  }));
  return <NavList<Place> groups={grouped} link={(place) => <PlaceLink place={place} onGo={onGo} />} />;
}
