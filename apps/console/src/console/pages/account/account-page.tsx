import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TotpPanel } from './totp-panel.tsx';

/** One's own account. */
export function AccountPage() {
  const t = useText();
  return (
    <Page title={t(($) => $.platform.shell.pages.account)} help={t(($) => $.platform.account.help)}>
      <div className="grid">
        <ProfilePanel />
        <PasswordPanel />
        <TotpPanel />
        <PasskeysPanel />
        <SessionsPanel />
        <KeysPanel />
      </div>
    </Page>
  );
}
