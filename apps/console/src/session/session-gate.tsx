import { useQueryClient } from '@tanstack/react-query';
import { routes } from '@vedette/contract';
import { type ReactNode, useEffect, useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { LiveProvider } from '../api/live-context.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { Answered } from '../parts/answered.tsx';
import { ClaimPage } from './claim-page.tsx';
import { EntrancePage } from './entrance-page.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { SessionContext } from './session-context.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Drops everything fetched for whoever was signed in before. */
function useForgetting(isSignedIn: boolean): boolean {
  const cache = useQueryClient();
  const { reasons } = useApi();
  const [wasSignedIn, setWas] = useState(false);
  useEffect(() => {
    if (isSignedIn) {
      setWas(true);
      return;
    }
    reasons.answer(null);
    reasons.forget();
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== routes.session.welcome.path });
  }, [isSignedIn, cache, reasons]);
  return wasSignedIn;
}

/** The pages for whoever is signed in; the claim or the sign-in for everyone else, at the same address. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const welcome = useAnswer(routes.session.welcome, {}, { every: 60_000 });
  const session = welcome.data?.session ?? null;
  const wasSignedIn = useForgetting(session !== null);
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
