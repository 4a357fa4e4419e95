import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  DashboardOutlined,
  FileProtectOutlined,
  HourglassOutlined,
  IdcardOutlined,
  NotificationOutlined,
  OrderedListOutlined,
  PoweroffOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  SwapOutlined,
  TabletOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Permission } from '../session/session-context.ts';

interface PlaceEntry {
  readonly key: string;
  readonly to: string;
  /** Null: not in the navigation. */
  readonly group: 'watch' | 'people' | 'places' | 'governing' | null;
  /** Any of these lets one in; null for everybody who is signed in. */
  readonly needs: readonly Permission[] | null;
  /** After `g`, on the keyboard. */
  readonly letter: string;
  readonly icon: ReactNode;
}

/** Every page: its address, whom it is for, and where it stands in the navigation. */
export const places = [
  {
    key: 'dashboard',
    to: '/',
    group: 'watch',
    needs: ['flow-see'],
    letter: 'd',
    icon: <DashboardOutlined aria-hidden />,
  },
  {
    key: 'alarms',
    to: '/alarms',
    group: 'watch',
    needs: ['alarms-see'],
    letter: 'a',
    icon: <AlertOutlined aria-hidden />,
  },
  {
    key: 'flow',
    to: '/flow',
    group: 'watch',
    needs: ['flow-see'],
    letter: 'f',
    icon: <BarChartOutlined aria-hidden />,
  },
  {
    key: 'records',
    to: '/records',
    group: 'watch',
    needs: ['records-see'],
    letter: 'r',
    icon: <SwapOutlined aria-hidden />,
  },
  {
    key: 'visitors',
    to: '/visitors',
    group: 'people',
    needs: ['visitors-see', 'visitors-desk'],
    letter: 'v',
    icon: <IdcardOutlined aria-hidden />,
  },
  {
    key: 'people',
    to: '/people',
    group: 'people',
    needs: ['people-see'],
    letter: 'p',
    icon: <TeamOutlined aria-hidden />,
  },
  {
    key: 'lists',
    to: '/lists',
    group: 'people',
    needs: ['lists-see'],
    letter: 'l',
    icon: <OrderedListOutlined aria-hidden />,
  },
  {
    key: 'devices',
    to: '/devices',
    group: 'places',
    needs: ['devices-see'],
    letter: 'e',
    icon: <TabletOutlined aria-hidden />,
  },
  {
    key: 'locations',
    to: '/locations',
    group: 'places',
    needs: ['locations-see'],
    letter: 'o',
    icon: <ApartmentOutlined aria-hidden />,
  },
  {
    key: 'duties',
    to: '/duties',
    group: 'places',
    needs: ['duties-see'],
    letter: 't',
    icon: <ScheduleOutlined aria-hidden />,
  },
  {
    key: 'retention',
    to: '/retention',
    group: 'governing',
    needs: ['retention-see'],
    letter: 'k',
    icon: <HourglassOutlined aria-hidden />,
  },
  {
    key: 'integrations',
    to: '/integrations',
    group: 'governing',
    needs: ['integrations-change'],
    letter: 'i',
    icon: <NotificationOutlined aria-hidden />,
  },
  {
    key: 'accounts',
    to: '/accounts',
    group: 'governing',
    needs: ['accounts-see'],
    letter: 'c',
    icon: <SafetyOutlined aria-hidden />,
  },
  {
    key: 'audit',
    to: '/audit',
    group: 'governing',
    needs: ['audit-see'],
    letter: 'u',
    icon: <AuditOutlined aria-hidden />,
  },
  {
    key: 'certificates',
    to: '/certificates',
    group: 'governing',
    needs: ['certificates-see'],
    letter: 'z',
    icon: <FileProtectOutlined aria-hidden />,
  },
  {
    key: 'retirement',
    to: '/retirement',
    group: 'governing',
    needs: ['retirement-see'],
    letter: 'x',
    icon: <PoweroffOutlined aria-hidden />,
  },
  {
    key: 'account',
    to: '/account',
    group: null,
    needs: null,
    letter: 'm',
    icon: <UserOutlined aria-hidden />,
  },
] as const satisfies readonly PlaceEntry[];
export type Place = (typeof places)[number];
export type PageKey = Place['key'];
export const groups = ['watch', 'people', 'places', 'governing'] as const;

export const addressOfPage = (key: PageKey): string => places.find((place) => place.key === key)?.to ?? '/';

/** The page at a path below the console's base; undefined for none. */
export function placeAt(pathname: string): Place | undefined {
  const path = pathname.replace(/\/+$/, '') || '/';
  return places.find((place) => place.to === path);
}

export function isSeen(place: Place, permissions: ReadonlySet<string>): boolean {
  return place.needs === null || place.needs.some((each) => permissions.has(each));
}
