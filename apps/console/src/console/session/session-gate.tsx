import { platformSessionRoutes } from '@vedette/contract/platform';
import { type ReactNode, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../parts/answered.tsx';
import { EntrancePage } from '../../session/entrance-page.tsx';
import { ReasonDialog } from '../../session/reason-dialog.tsx';
import { useForgetting } from '../../session/use-forgetting.ts';
import { LiveProvider } from '../api/live-context.tsx';
import { AlarmSoundProvider } from '../parts/alarm-sound.tsx';
import { ClaimPage } from './claim-page.tsx';
import { ProofDialog } from './proof-dialog.tsx';
import { SessionContext, signedInAs } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The pages for whoever is signed in; the claim or the sign-in for everyone else, at the same address. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const welcome = useAnswer(platformSessionRoutes.welcome, {}, { every: 60_000 });
  const session = welcome.data?.session ?? null;
  const signedIn = useMemo(() => (session === null ? null : signedInAs(session)), [session]);
  const wasSignedIn = useForgetting(signedIn !== null, platformSessionRoutes.welcome.path);
  if (signedIn !== null) {
    return (
      <SessionContext value={signedIn}>
        <LiveProvider>
          <AlarmSoundProvider>{children}</AlarmSoundProvider>
        </LiveProvider>
        <ReasonDialog />
        <ProofDialog />
      </SessionContext>
    );
  }
  return (
    <EntrancePage>
      <Answered query={welcome}>
        {({ claimed, providers }) =>
          claimed ? <SignInPage providers={providers} hasEnded={wasSignedIn} /> : <ClaimPage />
        }
      </Answered>
    </EntrancePage>
  );
}
