import { randomUUID } from 'node:crypto';
import type { deviceRoutes } from '@vedette/contract/platform';
import {
  duration,
  type Instant,
  instant,
  longestCommandLife,
  longestLife,
  VedetteError,
} from '@vedette/domain';
import { type ClaimCheck, newVoucher } from '@vedette/link';
import type {
  CommandStore,
  ConfigStore,
  Cursor,
  Device,
  DeviceEventStore,
  DeviceGroupId,
  DeviceId,
  DeviceStore,
  LocationId,
  VoucherStore,
} from '@vedette/store/platform';
import { type AuditTrail, note } from '../module/audit.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf } from '../module/serve-module.ts';
import { commandView, deviceView, effectiveView, quarantinedView, tombstoneView } from './device-views.ts';

type Routes = typeof deviceRoutes;

export interface DeviceDeps {
  readonly devices: DeviceStore;
  readonly commands: CommandStore;
  readonly configs: ConfigStore;
  readonly deviceEvents: DeviceEventStore;
  readonly vouchers: VoucherStore;
  readonly audit: AuditTrail;
  /** What an operator typed, against what the device shows. */
  readonly checkCode: (device: DeviceId, typed: string) => Promise<ClaimCheck>;
  /** A device may be told something: wakes its channel, whichever process holds it. */
  readonly wake: (device: DeviceId) => void;
  readonly now: () => Instant;
}

export const deviceAccess: AccessOf<Routes> = {
  list: 'devices-see',
  get: 'devices-see',
  counts: 'devices-see',
  quarantine: 'devices-change',
  tombstones: 'devices-see',
  events: 'devices-see',
  effective: 'devices-see',
  claim: 'devices-change',
  retire: 'devices-change',
  voucher: 'devices-change',
  settings: 'devices-change',
  command: 'devices-command',
  commands: 'devices-see',
  oneCommand: 'devices-see',
};

const hour = 3_600_000;

export function deviceHandlers(deps: DeviceDeps): HandlersOf<Routes> {
  return { ...looks(deps), ...changes(deps), ...orders(deps) };
}

type Change = 'claim' | 'retire' | 'voucher' | 'settings';
type Order = 'command' | 'commands' | 'oneCommand';

function looks(deps: DeviceDeps): Omit<HandlersOf<Routes>, Change | Order> {
  const { devices, configs, deviceEvents, now } = deps;
  return {
    list: async (c) => {
      const { state, online, site, group, text, cursor, limit } = c.req.valid('query');
      const page = await devices.list(callerOf(c).reach, {
        ...{ state, text, limit, cursor: cursor as Cursor | undefined },
        group: group === 'none' ? null : (group as DeviceGroupId | undefined),
        ...{
          site: site as LocationId | undefined,
          online: online === undefined ? undefined : online === 'true',
        },
      });
      return { items: page.items.map((device) => deviceView(device, now())), next: page.next };
    },
    get: async (c) => deviceView(found(await devices.get(callerOf(c).reach, c.req.valid('param').id)), now()),
    counts: (c) => devices.counts(callerOf(c).reach),
    quarantine: async (c) => {
      const page = await devices.quarantine(callerOf(c).reach, pageOf(c.req.valid('query')), now());
      return { items: page.items.map(quarantinedView), next: page.next };
    },
    tombstones: async (c) => {
      const page = await devices.tombstones(callerOf(c).reach, pageOf(c.req.valid('query')));
      return { items: page.items.map(tombstoneView), next: page.next };
    },
    events: async (c) => {
      const { id } = c.req.valid('param');
      const page = await deviceEvents.list(callerOf(c).reach, id, pageOf(c.req.valid('query')));
      return {
        items: page.items.map((event) => ({ ...event, detail: { ...event.detail } })),
        next: page.next,
      };
    },
    effective: async (c) =>
      effectiveView(await configs.effective(callerOf(c).reach, c.req.valid('param').id)),
  };
}

function changes(deps: DeviceDeps): Pick<HandlersOf<Routes>, Change> {
  const { devices, configs, vouchers, audit, now } = deps;
  return {
    claim: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      const { site, code } = c.req.valid('json');
      found(await devices.get(caller.reach, id));
      refuseUnless(await deps.checkCode(id, code));
      const device = await devices.claim(caller.reach, id, site as LocationId, now());
      await note(audit, caller, 'device-claimed', id, { site });
      return deviceView(device, now());
    },
    retire: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      const { reason } = c.req.valid('json');
      const device = await devices.retire(caller.reach, id, now(), { by: caller.account, reason });
      await note(audit, caller, 'device-retired', id, { reason });
      deps.wake(id);
      return deviceView(device, now());
    },
    voucher: async (c) => {
      const caller = callerOf(c);
      const { site, uses, hours } = c.req.valid('json');
      const { id, key, text } = newVoucher();
      const expiresAt = instant(now() + hours * hour);
      const voucher = { id, key, uses, expiresAt, site: site as LocationId, by: caller.account };
      await vouchers.make(caller.reach, voucher, now());
      await note(audit, caller, 'device-voucher-made', id, { site, uses });
      return { voucher: text, expiresAt };
    },
    settings: async (c) => {
      const caller = callerOf(c);
      const { id } = c.req.valid('param');
      const { settings } = c.req.valid('json');
      const version = await configs.setOwn(caller.reach, id, settings);
      await note(audit, caller, 'device-settings-changed', id, { version, keys: settings.length });
      deps.wake(id);
      return { version };
    },
  };
}

function orders(deps: DeviceDeps): Pick<HandlersOf<Routes>, Order> {
  const { commands, audit, now } = deps;
  return {
    command: async (c) => {
      const caller = callerOf(c);
      const { id: device } = c.req.valid('param');
      const { kind, reason, ...body } = c.req.valid('json');
      const at = now();
      const notAfter = instant(at + Math.min(longestLife(kind), duration(hour), longestCommandLife));
      const given = { id: randomUUID(), device, kind, body, notAfter, by: caller.account, reason };
      const command = await commands.give(caller.reach, given, at);
      await note(audit, caller, 'device-commanded', device, { kind, reason });
      deps.wake(device);
      return commandView(command);
    },
    commands: async (c) => {
      const { device, cursor, limit } = c.req.valid('query');
      const page = await commands.list(callerOf(c).reach, {
        device,
        limit,
        cursor: cursor as Cursor | undefined,
      });
      return { items: page.items.map(commandView), next: page.next };
    },
    oneCommand: async (c) => {
      const command = await commands.get(callerOf(c).reach, c.req.valid('param').id);
      if (command === null) throw new VedetteError('not-found', 'caller', { at: 'command' });
      return commandView(command);
    },
  };
}

function found(device: Device | null): Device {
  if (device === null) throw new VedetteError('not-found', 'caller', { at: 'device' });
  return device;
}

/** @throws `claim-code-wrong`, `locked-out` after five tries or ten minutes, `conflict` when no code is shown */
function refuseUnless(check: ClaimCheck): void {
  if (check === 'wrong') throw new VedetteError('claim-code-wrong', 'caller');
  if (check === 'spent') throw new VedetteError('locked-out', 'caller', { at: 'code' });
  if (check === 'none') throw new VedetteError('conflict', 'caller', { at: 'code' });
}
