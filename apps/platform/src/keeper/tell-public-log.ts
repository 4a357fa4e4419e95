import { createHash } from 'node:crypto';
import type { OrganisationId } from '@vedette/domain';
import type { DaySpan, DeviceId, ShareTombstone } from '@vedette/store/platform';
import { canonicalBytes } from '@vedette/vault';
import type { LogEntry } from '@vedette/vault/log';
import type { ForgetDeps } from './deps.ts';

const atOnce = 1_000;

/**
 * Writes to the public log what it has not heard yet. Each entry bears the time of what it tells of, so that one which a
 * crash has it told twice counts once.
 */
export async function tellPublicLog(deps: ForgetDeps): Promise<void> {
  await tellSettled(deps);
  await tellTombstones(deps);
  await tellKeys(deps);
  await tellActs(deps);
}

/** Shares that are gone for good. @param device of one alone */
export async function tellTombstones(deps: ForgetDeps, device?: DeviceId): Promise<void> {
  const { keeper, publicLog, now } = deps;
  for (;;) {
    const stones = await keeper.untoldTombstones(atOnce, device);
    if (stones.length === 0) return;
    const places = await publicLog.log.appendAll(
      stones.map((stone): LogEntry => {
        const detail = {
          generation: stone.generation,
          epoch: stone.epoch,
          tombstone: tombstoneOf(stone),
        };
        return { kind: 'SHARE_DESTROYED', at: stone.at, ...named(deps, stone), detail };
      }),
    );
    await keeper.tombstonesTold(stones, places, now());
  }
}

/** What is left of a share: nobody can make it up without the point, which the device alone was told. */
export function tombstoneOf({ device, generation, point }: ShareTombstone): string {
  const whole = canonicalBytes('vedette/share-tombstone/1', device, String(generation), point);
  return createHash('sha256').update(whole).digest('base64url');
}

async function tellSettled(deps: ForgetDeps): Promise<void> {
  const { keeper, publicLog, now } = deps;
  for (;;) {
    const settled = await keeper.untoldSettled(atOnce);
    if (settled.length === 0) return;
    await publicLog.log.appendAll(
      settled.map((share): LogEntry => {
        const { generation, dropped, survivors } = share;
        const detail = { generation, dropped, survivors };
        return { kind: 'REKEYED', at: share.at, ...named(deps, share), detail };
      }),
    );
    await keeper.settledTold(settled, now());
  }
}

async function tellKeys({ stores, publicLog, now }: ForgetDeps): Promise<void> {
  for (const group of await stores.keyShredding.untold()) {
    const { organisation, purpose, from, through: to, keys, at, names } = group;
    const tombstone = createHash('sha256').update(names).digest('base64url');
    await publicLog.log.appendAll([
      {
        ...{ kind: 'SHREDDED', at, organisation: publicLog.names.organisation(organisation).hash },
        ...{ subject: null, detail: { purpose, from, to, keys, tombstone } },
      },
    ]);
    await stores.keyShredding.told(group, now());
  }
}

async function tellActs({ stores: { retentionTelling }, publicLog, now }: ForgetDeps): Promise<void> {
  const organisationOf = (id: OrganisationId): string => publicLog.names.organisation(id).hash;
  for (const act of await retentionTelling.untoldActs()) {
    const detail = { act: act.id, devices: act.devices, ...spanOf(act) };
    await publicLog.log.appendAll([
      {
        ...{ kind: 'PURPOSE_ENDED', at: act.at, organisation: organisationOf(act.organisation) },
        ...{ subject: null, detail },
      },
    ]);
    await retentionTelling.actTold(act.id, now());
  }
  for (const hold of await retentionTelling.untoldHolds()) {
    const isSet = hold.event === 'set';
    await publicLog.log.appendAll([
      {
        kind: isSet ? 'HOLD_SET' : 'HOLD_LIFTED',
        at: isSet ? hold.setAt : (hold.lifted?.at ?? hold.setAt),
        ...{ organisation: organisationOf(hold.organisation), subject: null },
        detail: { hold: hold.id, ...spanOf(hold) },
      },
    ]);
    await retentionTelling.holdTold(hold.id, hold.event, now());
  }
}

const spanOf = ({ purpose, from, through }: DaySpan) => ({
  purpose,
  ...(from === null ? {} : { from }),
  ...(through === null ? {} : { to: through }),
});

function named(
  { publicLog: { names } }: ForgetDeps,
  { device, organisation }: { readonly device: DeviceId; readonly organisation: OrganisationId | null },
) {
  // A device that stands nowhere belongs to nobody: its line has an organisation that no id leads to.
  return {
    organisation: names.organisation(organisation ?? 'none').hash,
    subject: names.device(device).hash,
  };
}
