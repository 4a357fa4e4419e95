import {
  AimOutlined,
  AlertOutlined,
  AuditOutlined,
  CameraOutlined,
  ClockCircleOutlined,
  CloudUploadOutlined,
  DashboardOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  GlobalOutlined,
  HeartOutlined,
  KeyOutlined,
  OrderedListOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { Permission } from '@vedette/domain';
import type { ReactNode } from 'react';

/** Every page: its address, whom it is for, and where it stands in the navigation. */
export const places = [
  { key: 'overview', to: '/', group: 'watch', needs: 'flow-see', icon: <DashboardOutlined aria-hidden /> },
  { key: 'alarms', to: '/alarms', group: 'watch', needs: 'alarms-see', icon: <AlertOutlined aria-hidden /> },
  {
    key: 'records',
    to: '/records',
    group: 'watch',
    needs: 'records-see',
    icon: <SwapOutlined aria-hidden />,
  },
  {
    key: 'captures',
    to: '/captures',
    group: 'watch',
    needs: 'records-see',
    icon: <CameraOutlined aria-hidden />,
  },
  { key: 'people', to: '/people', group: 'people', needs: 'people-see', icon: <TeamOutlined aria-hidden /> },
  {
    key: 'imports',
    to: '/imports',
    group: 'people',
    needs: 'people-change',
    icon: <CloudUploadOutlined aria-hidden />,
  },
  {
    key: 'lists',
    to: '/lists',
    group: 'people',
    needs: 'lists-see',
    icon: <OrderedListOutlined aria-hidden />,
  },
  {
    key: 'duty',
    to: '/duty',
    group: 'rules',
    needs: 'duty-see',
    icon: <SafetyCertificateOutlined aria-hidden />,
  },
  {
    key: 'schedules',
    to: '/schedules',
    group: 'rules',
    needs: 'duty-see',
    icon: <FieldTimeOutlined aria-hidden />,
  },
  {
    key: 'trust',
    to: '/trust',
    group: 'rules',
    needs: 'trust-see',
    icon: <KeyOutlined aria-hidden />,
  },
  {
    key: 'algorithm',
    to: '/algorithm',
    group: 'rules',
    needs: 'device-see',
    icon: <AimOutlined aria-hidden />,
  },
  {
    key: 'health',
    to: '/health',
    group: 'terminal',
    needs: 'health-see',
    icon: <HeartOutlined aria-hidden />,
  },
  {
    key: 'clock',
    to: '/clock',
    group: 'terminal',
    needs: 'device-see',
    icon: <ClockCircleOutlined aria-hidden />,
  },
  {
    key: 'network',
    to: '/network',
    group: 'terminal',
    needs: 'device-see',
    icon: <GlobalOutlined aria-hidden />,
  },
  {
    key: 'logs',
    to: '/logs',
    group: 'terminal',
    needs: 'device-see',
    icon: <FileTextOutlined aria-hidden />,
  },
  {
    key: 'operators',
    to: '/operators',
    group: 'terminal',
    needs: 'operators-change',
    icon: <UserSwitchOutlined aria-hidden />,
  },
  { key: 'audit', to: '/audit', group: 'terminal', needs: 'audit-see', icon: <AuditOutlined aria-hidden /> },
] as const satisfies readonly {
  readonly key: string;
  readonly to: string;
  readonly group: string;
  readonly needs: Permission;
  readonly icon: ReactNode;
}[];
export type Place = (typeof places)[number];
export const groups = ['watch', 'people', 'rules', 'terminal'] as const;

/** The page at a path below the console's base; undefined for none. */
export function placeAt(pathname: string): Place | undefined {
  const path = pathname.replace(/\/+$/, '') || '/';
  return places.find((place) => place.to === path);
}
