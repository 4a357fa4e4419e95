import { CompassOutlined, LockOutlined } from '@ant-design/icons';
import { BlankPage } from '../../app/blank-page.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';
import { PageLink } from './page-link.tsx';
import { isSeen, places } from './places.tsx';

/** The first page that this account sees: not everybody sees the overview. */
function Home() {
  const t = useText();
  const { permissions } = useSession();
  const first = places.find((place) => isSeen(place, permissions))?.key ?? 'account';
  return (
    <PageLink to={first}>
      {t(($) => $.platform.shell.home, { page: t(($) => $.platform.shell.pages[first]) })}
    </PageLink>
  );
}

/** For an account that has no right to the page. */
export function NoRight() {
  const t = useText();
  return (
    <BlankPage
      icon={<LockOutlined aria-hidden />}
      title={t(($) => $.platform.shell.noRight)}
      action={t(($) => $.platform.shell.noRightAction)}
    >
      <Home />
    </BlankPage>
  );
}

/** For an address without a page. */
export function NotFound() {
  const t = useText();
  return (
    <BlankPage
      icon={<CompassOutlined aria-hidden />}
      title={t(($) => $.console.shell.pages.notFound)}
      action={t(($) => $.console.shell.state.notFoundAction)}
    >
      <Home />
    </BlankPage>
  );
}
