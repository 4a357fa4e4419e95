import { alarms } from './console-alarms.ts';
import { audit } from './console-audit.ts';
import { captures } from './console-captures.ts';
import { device } from './console-device.ts';
import { duty } from './console-duty.ts';
import { gateway } from './console-gateway.ts';
import { imports } from './console-imports.ts';
import { lists } from './console-lists.ts';
import { operators } from './console-operators.ts';
import { overview } from './console-overview.ts';
import { passage } from './console-passage.ts';
import { passes } from './console-passes.ts';
import { people } from './console-people.ts';
import { platformLink } from './console-platform-link.ts';
import { records } from './console-records.ts';
import { schedules } from './console-schedules.ts';
import { session } from './console-session.ts';
import { shell } from './console-shell.ts';
import { trust } from './console-trust.ts';
import { trying } from './console-trying.ts';
import { vault } from './console-vault.ts';

/** The LAN admin, a section a room. */
export const consolePhrases = {
  alarms,
  audit,
  captures,
  device,
  duty,
  gateway,
  imports,
  lists,
  operators,
  overview,
  passage,
  passes,
  people,
  platformLink,
  records,
  schedules,
  session,
  shell,
  trust,
  trying,
  vault,
};
