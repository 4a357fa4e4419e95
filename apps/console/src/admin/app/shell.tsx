import { Outlet, useLocation } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { may } from '@vedette/domain';
import { Suspense } from 'react';
import { Appearing } from '../../app/appearing.tsx';
import { Frame } from '../../app/frame.tsx';
import { LiveMark } from '../../app/live-mark.tsx';
import { ReasonGiven } from '../../app/reason-given.tsx';
import { pathsThatAskWhy, useReasonOfSection } from '../../session/use-reason-of-section.ts';
import { useLive } from '../api/live-context.tsx';
import { useSession } from '../session/session-context.ts';
import { AccountMenu } from './account-menu.tsx';
import { Navigation } from './navigation.tsx';
import { NoRight } from './no-right.tsx';
import { placeAt } from './places.tsx';

const mayAskWhy = pathsThatAskWhy(routes);

function End() {
  return (
    <>
      <LiveMark state={useLive().state} />
      <Appearing />
      <AccountMenu />
    </>
  );
}

/** Header, navigation and the page, for whoever is signed in. */
export function Shell() {
  const { role, site } = useSession();
  const { pathname } = useLocation();
  const place = placeAt(pathname);
  useReasonOfSection(place?.key, mayAskWhy);
  const isAllowed = place === undefined || may(role, place.needs);
  return (
    <Frame
      head={<span className="head-site">{site}</span>}
      end={<End />}
      navigation={(onGo) => <Navigation onGo={onGo} />}
    >
      <ReasonGiven />
      <Suspense>{isAllowed ? <Outlet /> : <NoRight />}</Suspense>
    </Frame>
  );
}
