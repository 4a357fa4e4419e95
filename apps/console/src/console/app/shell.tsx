import { SearchOutlined } from '@ant-design/icons';
import { Outlet, useLocation } from '@tanstack/react-router';
import { platformRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { Appearing } from '../../app/appearing.tsx';
import { Frame } from '../../app/frame.tsx';
import { LiveMark } from '../../app/live-mark.tsx';
import { ReasonGiven } from '../../app/reason-given.tsx';
import { useText } from '../../i18n/use-text.ts';
import { pathsThatAskWhy, useReasonOfSection } from '../../session/use-reason-of-section.ts';
import { useLive } from '../api/live-context.tsx';
import { useSession } from '../session/session-context.ts';
import { AccountMenu } from './account-menu.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Navigation } from './navigation.tsx';
import { NoRight } from './no-right.tsx';
import { Palette } from './palette.tsx';
import { isSeen, placeAt } from './places.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { useKeys } from './use-keys.ts';

const mayAskWhy = pathsThatAskWhy(platformRoutes);

function PaletteButton({ onClick }: { readonly onClick: () => void }) {
  const t = useText();
  return (
    <Button
      type="text"
      icon={<SearchOutlined aria-hidden />}
      aria-label={t(($) => $.platform.shell.palette.open)}
      onClick={onClick}
    />
  );
}

/** Header, navigation and the page, for whoever is signed in. */
export function Shell() {
  const { permissions } = useSession();
  const { state } = useLive();
  const { pathname } = useLocation();
  const [opened, setOpened] = useState<'palette' | 'keys' | null>(null);
  const onPalette = (): void => setOpened('palette');
  const onHelp = (): void => setOpened('keys');
  useKeys({ onPalette, onHelp });
  const place = placeAt(pathname);
  useReasonOfSection(place?.key, mayAskWhy);
  const isAllowed = place === undefined || isSeen(place, permissions);
  const close = (): void => setOpened(null);
  return (
    <Frame
      head={<ScopePicker />}
      end={
        <>
          <PaletteButton onClick={onPalette} />
          <LiveMark state={state} />
          <Appearing />
          <AccountMenu onKeys={onHelp} />
        </>
      }
      navigation={(onGo) => <Navigation onGo={onGo} />}
    >
      <ReasonGiven />
      <Suspense>{isAllowed ? <Outlet /> : <NoRight />}</Suspense>
      <Palette isOpen={opened === 'palette'} onClose={close} />
      <KeysDialog isOpen={opened === 'keys'} onClose={close} />
    </Frame>
  );
}
