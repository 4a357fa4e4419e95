import { EnvironmentOutlined, TabletOutlined } from '@ant-design/icons';
import { deviceRoutes } from '@vedette/contract/platform';
import type { ReactNode } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useLocations, usePlaceNames } from '../parts/use-locations.ts';
import { useMay, useSession } from '../session/session-context.ts';
import { isSeen, places } from './places.tsx';
import { useGo } from './use-go.ts';
import { useSetScope } from './use-scope.ts';

export interface Target {
  readonly key: string;
  readonly kind: 'page' | 'place' | 'device';
  readonly text: string;
  readonly icon: ReactNode;
  readonly go: () => void;
}

const placesMax = 5;
const devicesMax = 4;

/** Where one can go with these letters: pages first, then places, then devices whose number begins so. */
export function useTargets(text: string): readonly Target[] {
  const t = useText();
  const go = useGo();
  const setScope = useSetScope();
  const { permissions } = useSession();
  const { wayTo } = usePlaceNames();
  const tree = useLocations();
  const seesDevices = useMay('devices-see');
  const wanted = text.trim().toLowerCase();
  const devices = useAnswer(
    deviceRoutes.list,
    { query: { text: wanted, limit: devicesMax } },
    { enabled: seesDevices && wanted.length >= 2, keep: true },
  );
  const pages = places
    .filter((place) => isSeen(place, permissions))
    .map(({ key, icon }) => ({ key, icon, text: t(($) => $.platform.shell.pages[key]) }))
    .filter((page) => page.text.toLowerCase().includes(wanted) || page.key.startsWith(wanted));
  const found = wanted === '' ? [] : (tree.data?.items ?? []);
  return [
    ...pages.map((page) => ({ ...page, kind: 'page' as const, go: () => go(page.key) })),
    ...found
      .filter(({ name, isAbove }) => !isAbove && name.toLowerCase().includes(wanted))
      .slice(0, placesMax)
      .map(({ id }) => ({
        ...{ key: `place-${id}`, kind: 'place' as const, text: wayTo(id) },
        icon: <EnvironmentOutlined aria-hidden />,
        go: () => setScope(id),
      })),
    ...(wanted.length < 2 ? [] : (devices.data?.items ?? [])).map(({ id }) => ({
      ...{ key: `device-${id}`, kind: 'device' as const, text: id },
      icon: <TabletOutlined aria-hidden />,
      go: () => go('devices', { device: id }),
    })),
  ];
}
