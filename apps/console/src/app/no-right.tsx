import { CompassOutlined, LockOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Result } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';

interface BlankPageProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly action: string;
}

function BlankPage({ icon, title, action }: BlankPageProps) {
  const t = useText();
  useEffect(() => {
    document.title = t(($) => $.console.shell.title, { page: title });
  }, [t, title]);
  return (
    <Result
      icon={icon}
      title={<h1 className="result-title">{title}</h1>}
      subTitle={action}
      extra={<Link to="/">{t(($) => $.console.shell.state.home)}</Link>}
    />
  );
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
    />
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
    />
  );
}
