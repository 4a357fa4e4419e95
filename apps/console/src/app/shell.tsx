import { MenuOutlined } from '@ant-design/icons';
import type { RouteConfig } from '@hono/zod-openapi';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { may } from '@vedette/domain';
import { Button, Drawer } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { useText } from '../i18n/use-text.ts';
import { Mark } from '../parts/mark.tsx';
import { useSession } from '../session/session-context.ts';
import { AccountMenu } from './account-menu.tsx';
import { Appearing } from './appearing.tsx';
import { LiveMark } from './live-mark.tsx';
import { Navigation } from './navigation.tsx';
import { NoRight } from './no-right.tsx';
import { placeAt } from './places.tsx';
import { ReasonGiven } from './reason-given.tsx';

/** Paths of the routes that may ask why personal information is looked at. */
const mayAskWhy: ReadonlySet<string> = new Set(
  Object.values(routes)
    .flatMap((group): readonly RouteConfig[] => Object.values(group))
    .filter(({ request }) => request?.headers !== undefined)
    .map(({ path }) => path),
);

function Head({ onMenu }: { readonly onMenu: () => void }) {
  const t = useText();
  const { site } = useSession();
  return (
    <header className="head">
      <Button
        className="head-menu"
        type="text"
        icon={<MenuOutlined aria-hidden />}
        aria-label={t(($) => $.console.shell.openMenu)}
        onClick={onMenu}
      />
      <Mark />
      <span className="head-site">{site}</span>
      <span className="head-end">
        <LiveMark />
        <Appearing />
        <AccountMenu />
      </span>
    </header>
  );
}

/** A reason given in one section does not hold in the next, nor does what was seen for it stay to be seen. */
function useReasonOfSection(section: string | undefined): void {
  const { reasons } = useApi();
  const cache = useQueryClient();
  useEffect(() => {
    if (section === undefined) return;
    return () => {
      reasons.forget();
      cache.removeQueries({ predicate: ({ queryKey }) => mayAskWhy.has(String(queryKey[0])) });
    };
  }, [section, reasons, cache]);
}

/** Header, navigation and the page, for whoever is signed in. */
export function Shell() {
  const t = useText();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { role } = useSession();
  const { pathname } = useLocation();
  const place = placeAt(pathname);
  useReasonOfSection(place?.key);
  const isAllowed = place === undefined || may(role, place.needs);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t(($) => $.console.shell.skip)}
      </a>
      <Head onMenu={() => setMenuOpen(true)} />
      <aside className="side">
        <Navigation />
      </aside>
      <Drawer
        placement="left"
        size={260}
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        title={<Mark />}
      >
        <Navigation onGo={() => setMenuOpen(false)} />
      </Drawer>
      <main id="main" className="main" tabIndex={-1}>
        <ReasonGiven />
        <Suspense>{isAllowed ? <Outlet /> : <NoRight />}</Suspense>
      </main>
    </div>
  );
}
