import type { BulkCommandView, bulkCommandRoutes } from '@vedette/contract/platform';
import { duration, type Instant, instant, longestLife, VedetteError } from '@vedette/domain';
import type {
  BulkCommand,
  BulkCommandId,
  BulkCommandStore,
  DeviceId,
  DeviceSelection,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { commandView } from './device-views.ts';

type Routes = typeof bulkCommandRoutes;

export interface BulkCommandDeps {
  readonly bulkCommands: BulkCommandStore;
  readonly audit: AuditTrail;
  readonly wake: (device: DeviceId) => void;
  readonly now: () => Instant;
}

export const bulkCommandAccess: AccessOf<Routes> = {
  list: 'devices-see',
  give: 'devices-command',
  get: 'devices-see',
  commands: 'devices-see',
  cancel: 'devices-command',
};

/** Long enough for a fleet to come by, short enough that nobody is surprised tomorrow. */
const life = duration(3_600_000);

export function bulkCommandHandlers(deps: BulkCommandDeps): HandlersOf<Routes> {
  const { bulkCommands, audit, now } = deps;
  return {
    list: async (c) => {
      const page = await bulkCommands.list(callerOf(c).reach, pageOf(c.req.valid('query')));
      return { items: page.items.map(bulkView), next: page.next };
    },
    give: async (c) => {
      const caller = callerOf(c);
      const { selection, command } = c.req.valid('json');
      const { kind, reason, ...body } = command;
      const at = now();
      const notAfter = instant(at + Math.min(life, longestLife(kind)));
      const { account: by, organisation } = caller;
      const given = {
        organisation,
        kind,
        body,
        notAfter,
        by,
        reason,
        selection: selection as DeviceSelection,
      };
      const { bulk, devices } = await bulkCommands.give(caller.reach, given, at);
      await note(audit, caller, 'devices-commanded', bulk.id, { kind, reason, devices: devices.length });
      for (const device of devices) deps.wake(device);
      return bulkView(bulk);
    },
    get: async (c) => {
      const bulk = await bulkCommands.get(callerOf(c).reach, c.req.valid('param').id as BulkCommandId);
      if (bulk === null) throw new VedetteError('not-found', 'caller', { at: 'bulk command' });
      return bulkView(bulk);
    },
    commands: async (c) => {
      const id = c.req.valid('param').id as BulkCommandId;
      const page = await bulkCommands.commands(callerOf(c).reach, id, pageOf(c.req.valid('query')));
      return { items: page.items.map(commandView), next: page.next };
    },
    cancel: async (c) => {
      const caller = callerOf(c);
      const id = c.req.valid('param').id as BulkCommandId;
      const bulk = await bulkCommands.cancel(caller.reach, id, now());
      await note(audit, caller, 'bulk-command-cancelled', id);
      return bulkView(bulk);
    },
  };
}

const bulkView = ({ progress, ...bulk }: BulkCommand): BulkCommandView => ({
  ...bulk,
  progress: { ...progress },
});
