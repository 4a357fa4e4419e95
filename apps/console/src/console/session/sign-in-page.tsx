import type { SignInAnswer } from '@vedette/contract/platform';
import { Alert } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { EntranceTitle } from './entrance-title.tsx';
import { OtherWays } from './other-ways.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';

type HalfWay = Extract<SignInAnswer, { readonly state: 'second-factor' }>;

interface SignInPageProps {
  readonly providers: readonly { readonly slug: string; readonly name: string }[];
  readonly hasEnded: boolean;
}

/** Where a provider sends those back whom it did not let in. */
const hasFailedElsewhere = (): boolean => new URLSearchParams(location.search).get('sign-in') === 'failed';

/** Password first, then whatever second factor the account has; or a passkey or another account at once. */
export function SignInPage({ providers, hasEnded }: SignInPageProps) {
  const t = useText();
  const [halfWay, setHalfWay] = useState<HalfWay | null>(null);
  const note = hasFailedElsewhere() ? 'elsewhere' : hasEnded ? 'ended' : null;
  if (halfWay !== null) return <SecondFactor halfWay={halfWay} onBack={() => setHalfWay(null)} />;
  return (
    <>
      <EntranceTitle
        title={t(($) => $.platform.session.signIn.title)}
        lead={t(($) => $.platform.session.signIn.lead)}
      />
      {note !== null && (
        <Alert
          type={note === 'ended' ? 'info' : 'error'}
          showIcon
          className="form-alert"
          title={t(($) => $.platform.session.signIn[note])}
        />
      )}
      <PasswordForm onHalfWay={setHalfWay} />
      <OtherWays providers={providers} />
    </>
  );
}
