import { alarmRoutes } from './routes/alarms.ts';
import { deviceRoutes } from './routes/device.ts';
import { dutyRoutes } from './routes/duty.ts';
import { eventRoutes } from './routes/events.ts';
import { importRoutes } from './routes/imports.ts';
import { listRoutes } from './routes/lists.ts';
import { passRoutes } from './routes/passes.ts';
import { peopleRoutes } from './routes/people.ts';
import { platformLinkRoutes } from './routes/platform-link.ts';
import { recordRoutes } from './routes/records.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { operatorRoutes, sessionRoutes } from './routes/session.ts';
import { trustRoutes } from './routes/trust.ts';
import { vaultRoutes } from './routes/vault.ts';
import { walletRoutes } from './routes/wallet.ts';

/** Every route of the terminal, by room. */
export const routes = {
  session: sessionRoutes,
  operators: operatorRoutes,
  people: peopleRoutes,
  imports: importRoutes,
  passes: passRoutes,
  trust: trustRoutes,
  wallet: walletRoutes,
  lists: listRoutes,
  schedules: scheduleRoutes,
  duty: dutyRoutes,
  records: recordRoutes,
  alarms: alarmRoutes,
  device: deviceRoutes,
  platform: platformLinkRoutes,
  vault: vaultRoutes,
  events: eventRoutes,
} as const;
