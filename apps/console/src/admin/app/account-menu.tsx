import { UserOutlined } from '@ant-design/icons';
import { routes } from '@vedette/contract';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { PasswordDialog } from '../session/password-dialog.tsx';
import { useSession } from '../session/session-context.ts';

export function AccountMenu() {
  const t = useText();
  const { operator, role } = useSession();
  const [isChanging, setChanging] = useState(false);
  const signOut = useAct(routes.session.signOut, { refresh: [routes.session.welcome] });
  const items = [
    { key: 'role', disabled: true, label: `${operator} · ${t(($) => $.roles[role])}` },
    { type: 'divider' as const },
    { key: 'password', label: t(($) => $.console.shell.changePassword), onClick: () => setChanging(true) },
    { key: 'sign-out', label: t(($) => $.console.shell.signOut), onClick: () => signOut.mutate({}) },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          aria-label={`${t(($) => $.console.shell.account)}: ${operator}`}
        >
          <span className="account-name">{operator}</span>
        </Button>
      </Dropdown>
      {isChanging && <PasswordDialog onClose={() => setChanging(false)} />}
    </>
  );
}
