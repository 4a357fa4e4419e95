import { routes } from '@vedette/contract';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../parts/answered.tsx';
import { EntrancePage } from '../../session/entrance-page.tsx';
import { ReasonDialog } from '../../session/reason-dialog.tsx';
import { useForgetting } from '../../session/use-forgetting.ts';
import { LiveProvider } from '../api/live-context.tsx';
import { ClaimPage } from './claim-page.tsx';
import { SessionContext } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';

/** The pages for whoever is signed in; the claim or the sign-in for everyone else, at the same address. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const welcome = useAnswer(routes.session.welcome, {}, { every: 60_000 });
  const session = welcome.data?.session ?? null;
  const wasSignedIn = useForgetting(session !== null, routes.session.welcome.path);
  if (welcome.data !== undefined && session !== null) {
    return (
      <SessionContext value={{ ...session, site: welcome.data.site }}>
        <LiveProvider>{children}</LiveProvider>
        <ReasonDialog />
      </SessionContext>
    );
  }
  return (
    <EntrancePage>
      <Answered query={welcome}>
        {({ claimed, site }) => (claimed ? <SignInPage site={site} hasEnded={wasSignedIn} /> : <ClaimPage />)}
      </Answered>
    </EntrancePage>
  );
}
