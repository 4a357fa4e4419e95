import { CompassOutlined, LockOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { BlankPage } from '../../app/blank-page.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';

function Home() {
  const t = useText();
  return <Link to="/">{t(($) => $.console.shell.state.home)}</Link>;
}

/** For a role that does not see the page. */
export function NoRight() {
  const t = useText();
  const { role } = useSession();
  const name = t(($) => $.roles[role]);
  return (
    <BlankPage
      icon={<LockOutlined aria-hidden />}
      title={t(($) => $.console.shell.state.noRight)}
      action={t(($) => $.console.shell.state.noRightAction, { role: name })}
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
