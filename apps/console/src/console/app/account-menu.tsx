import { UserOutlined } from '@ant-design/icons';
import { platformSessionRoutes } from '@vedette/contract/platform';
import { Button, Dropdown } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/session-context.ts';
import { useGo } from './use-go.ts';

export function AccountMenu({ onKeys }: { readonly onKeys: () => void }) {
  const t = useText();
  const go = useGo();
  const { displayName, organisationName } = useSession();
  const signOut = useAct(platformSessionRoutes.signOut, { refresh: [platformSessionRoutes.welcome] });
  const items = [
    { key: 'who', disabled: true, label: `${displayName} · ${organisationName}` },
    { type: 'divider' as const },
    { key: 'account', label: t(($) => $.platform.shell.accountPage), onClick: () => go('account') },
    { key: 'keys', label: t(($) => $.platform.shell.keys.title), onClick: onKeys },
    { key: 'sign-out', label: t(($) => $.platform.shell.signOut), onClick: () => signOut.mutate({}) },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        icon={<UserOutlined aria-hidden />}
        aria-label={`${t(($) => $.console.shell.account)}: ${displayName}`}
      >
        <span className="account-name">{displayName}</span>
      </Button>
    </Dropdown>
  );
}
