import { checkClaimCode, systemClock } from '@vedette/link';
import type { DeviceId, VoucherStore } from '@vedette/store/platform';
import type { RotatingCustody } from '@vedette/vault';
import type { SessionDeps } from '../accounts/session-handlers.ts';
import { openTwoPeople } from '../accounts/two-people.ts';
import type { PlatformConfig } from '../config.ts';
import type { KnownDevices } from '../devices/link/known-devices.ts';
import type { ModuleDeps } from '../http/modules.ts';
import { attemptDelivery } from '../integrations/delivery/attempt-delivery.ts';
import type { DeliverDeps } from '../integrations/delivery/deliver.ts';
import type { RetirementDeps } from '../retirement/deps.ts';
import { whoAgain } from './account-parts.ts';
import type { Forgetting } from './open-forgetting.ts';
import type { Ground } from './open-ground.ts';
import type { OpenedLog } from './open-log.ts';
import { type PlatformKeyName, platformKey } from './platform-secrets.ts';
import type { TellAlarm } from './tell.ts';

export interface ModuleParts {
  readonly accounts: SessionDeps;
  readonly vouchers: VoucherStore;
  readonly known: KnownDevices;
  readonly tellAlarm: TellAlarm;
  readonly deliver: DeliverDeps;
  readonly publicLog: OpenedLog;
  readonly forgetting: Forgetting;
  readonly retirement: RetirementDeps;
}

/** What each module needs, out of what there is. */
export async function moduleDeps(
  ground: Ground,
  config: PlatformConfig,
  parts: ModuleParts,
): Promise<ModuleDeps> {
  const { store, custody, dayCustody, root, bus, now } = ground;
  const { accounts, vouchers, known, tellAlarm, deliver, publicLog, forgetting } = parts;
  const keyOf = (name: PlatformKeyName) => platformKey(store.secrets, custody, name);
  const { audit, origin, reach } = accounts;
  const wake = (device: DeviceId): void => {
    known.forget(device);
    bus.publish({ kind: 'wake', device });
  };
  const approvals = openTwoPeople({ approvals: store.approvals, audit, now });
  const people = { stores: store, audit, now, timeZone: config.timeZone };
  return {
    accounts,
    live: { bus, again: whoAgain(ground) },
    records: { records: store.records, audit, approvals },
    reveal: { stores: store, custody: dayCustody, audit, now },
    duties: { ...store, audit, now },
    places: { ...store, audit, now, signer: await keyOf('venue-code-key'), formerKeys: [] },
    alarms: { ...store, audit, tell: tellAlarm, now },
    integrations: {
      ...{ ...store, custody, reach, audit, now },
      attempt: (due) => attemptDelivery(due, deliver),
    },
    devices: {
      ...{
        ...store,
        vouchers,
        audit,
        wake,
        tell: tellAlarm,
        now,
        onlineKey: await keyOf('update-key'),
        publisher: ground.first.id,
      },
      checkCode: (device, typed) =>
        checkClaimCode({ offers: store.offers, clock: systemClock }, device, typed),
    },
    people,
    lists: people,
    visitors: { ...people, custody, origin, holidays: store.schedules.holidays },
    directory: { ...people, custody, mayReach: reach.mayReach },
    retention: {
      ...{ stores: store, audit, now, approvals, forgetSoon: forgetting.soon },
      key: await keyOf('link-key'),
      custody: () => custodyState(root),
    },
    certificates: { ...store, ...publicLog, audit, origin, now },
    retirement: parts.retirement,
  };
}

/** Which epoch it is since the first, whose number was drawn at random. */
async function custodyState(root: RotatingCustody) {
  const epochs = await root.epochs();
  return { kind: root.kind, epoch: (epochs.at(-1) ?? 0) - (epochs[0] ?? 0) };
}
