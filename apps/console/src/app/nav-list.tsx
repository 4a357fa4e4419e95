import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

interface NavGroup<P> {
  readonly key: string;
  readonly title: string;
  readonly places: readonly P[];
}

interface NavListProps<P> {
  readonly groups: readonly NavGroup<P>[];
  /** A link of the class `nav-link`. */
  readonly link: (place: P) => ReactNode;
}

/** The pages that somebody sees, in groups; a group without any is left out. */
export function NavList<P extends { readonly key: string }>({ groups, link }: NavListProps<P>) {
  const t = useText();
  return (
    <nav aria-label={t(($) => $.console.shell.navigation)} className="nav">
      {groups.map(({ key, title, places }) =>
        places.length === 0 ? null : (
          <div key={key}>
            <h2 className="nav-group">{title}</h2>
            <ul>
              {places.map((place) => (
                <li key={place.key}>{link(place)}</li>
              ))}
            </ul>
          </div>
        ),
      )}
    </nav>
  );
}
