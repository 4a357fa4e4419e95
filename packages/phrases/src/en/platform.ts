import { accounts } from './platform-accounts.ts';
import { alarms } from './platform-alarms.ts';
import { audit } from './platform-audit.ts';
import { certificates } from './platform-certificates.ts';
import { dashboard } from './platform-dashboard.ts';
import { devices } from './platform-devices.ts';
import { duties } from './platform-duties.ts';
import { flow } from './platform-flow.ts';
import { integrations } from './platform-integrations.ts';
import { lists } from './platform-lists.ts';
import { locations } from './platform-locations.ts';
import { people } from './platform-people.ts';
import { records } from './platform-records.ts';
import { retention } from './platform-retention.ts';
import { retirement } from './platform-retirement.ts';
import { account, session } from './platform-session.ts';
import { shell } from './platform-shell.ts';
import { visitors } from './platform-visitors.ts';

export const platform = {
  account,
  accounts,
  alarms,
  audit,
  certificates,
  dashboard,
  devices,
  duties,
  flow,
  integrations,
  lists,
  locations,
  people,
  records,
  retention,
  retirement,
  session,
  shell,
  visitors,
};
