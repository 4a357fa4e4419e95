import { randomUUID } from 'node:crypto';
import type { retirementRoutes } from '@vedette/contract/platform';
import { type RetirementEvent, VedetteError } from '@vedette/domain';
import type { Cursor, DeviceId, Reach, Retirement, RetirementChange } from '@vedette/store/platform';
import { wholeReach } from '../devices/link/link-deps.ts';
import { dutyRolesAt } from '../keys/duty-roles.ts';
import { note } from '../module/audit.ts';
import { type Caller, demandProof, type Principal } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import { backedUp } from './backup.ts';
import { batchOf, eachOfBatch } from './batch.ts';
import { certifyRemote } from './certify.ts';
import type { RetirementDeps } from './deps.ts';
import { goOn, tellDevice } from './go-on.ts';
import { evidenceIn } from './media.ts';
import { takeReport } from './take-evidence.ts';
import { askStock } from './take-stock.ts';
import { accountsOf, retirementDetail, retirementView } from './views.ts';

type Routes = typeof retirementRoutes;

export const retirementAccess: AccessOf<Routes> = {
  open: 'retirement-request',
  list: 'retirement-see',
  get: 'retirement-see',
  batch: 'retirement-see',
  look: 'retirement-request',
  backup: 'retirement-request',
  declineBackup: 'retirement-request',
  approve: 'retirement-approve',
  withdraw: 'retirement-request',
  validate: 'retirement-validate',
  giveUp: 'retirement-validate',
  retry: 'retirement-request',
  report: 'retirement-request',
  kit: 'retirement-request',
  declineBatch: 'retirement-request',
  approveBatch: 'retirement-approve',
};

export function retirementHandlers(deps: RetirementDeps): HandlersOf<Routes> {
  return { ...looks(deps), ...beginnings(deps), ...decisions(deps), ...ends(deps) };
}

type Look = 'list' | 'get' | 'batch' | 'kit';
type Beginning = 'open' | 'look' | 'backup' | 'declineBackup' | 'declineBatch' | 'withdraw';
type Decision = 'approve' | 'approveBatch' | 'validate' | 'giveUp';
type End = 'retry' | 'report';

function looks(deps: RetirementDeps): Pick<HandlersOf<Routes>, Look> {
  const { stores } = deps;
  return {
    list: async (c) => {
      const { cursor, limit, phase, batch, device } = c.req.valid('query');
      const filter = { limit, phase, batch, device, cursor: cursor as Cursor | undefined };
      const page = await stores.retirements.list(callerOf(c).reach, filter);
      const items = await Promise.all(page.items.map((retirement) => viewOf(deps, retirement)));
      return { items, next: page.next };
    },
    get: async (c) => {
      const { reach } = callerOf(c);
      const retirement = await found(deps, reach, c.req.valid('param').id);
      return retirementDetail(retirement, {
        isOnline: await isOnline(deps, retirement),
        steps: await stores.retirements.steps(reach, retirement.id),
        names: await stores.accounts.names(accountsOf(retirement)),
      });
    },
    batch: (c) => batchOf(deps, callerOf(c).reach, c.req.valid('param').id),
    kit: async (c) => {
      const caller = callerOf(c);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      await note(deps.audit, caller, 'retirement-kit-taken', retirement.id);
      const purposes = (retirement.holdings ?? []).flatMap(({ purpose }) => purpose ?? []);
      const seed = Buffer.from(retirement.canarySeed).toString('base64url');
      return {
        retirement: retirement.id,
        canaries: { seed, count: 64, purposes: [...new Set(purposes)] },
        samples: evidenceIn(retirement)?.samples ?? [],
      };
    },
  };
}

function beginnings(deps: RetirementDeps): Pick<HandlersOf<Routes>, Beginning> {
  const { stores, audit, now } = deps;
  return {
    open: async (c) => {
      const caller = callerOf(c);
      const { devices, reason } = c.req.valid('json');
      const asked = {
        batch: randomUUID(),
        devices: devices as readonly DeviceId[],
        reason,
        by: caller.account,
      };
      const opened = await stores.retirements.open(caller.reach, asked, now());
      await note(audit, caller, 'retirement-requested', asked.batch, { devices: opened.length, reason });
      for (const retirement of opened) await askStock(deps, retirement, caller.account);
      return { batch: asked.batch, devices: opened.length };
    },
    look: async (c) => {
      const caller = callerOf(c);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      await askStock(deps, retirement, caller.account);
      const looked =
        retirement.state.phase === 'held'
          ? await step(deps, caller, retirement, { kind: 'hold-lifted' })
          : retirement;
      return viewOf(deps, await goOn(deps, looked));
    },
    backup: async (c) => {
      const caller = callerOf(c);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      if (retirement.state.phase !== 'backup') throw conflict(retirement);
      const principal = principalOf(c);
      demandProof(principal, now());
      const asker = {
        caller,
        roles: await rolesAt(deps, principal, retirement),
        organisation: retirement.organisation,
      };
      const { backup, bytes } = await backedUp(deps, asker, retirement, c.req.valid('json').recipient);
      await step(deps, caller, retirement, { kind: 'backed-up' }, { backup });
      return ageFile(bytes, retirement.device);
    },
    declineBackup: (c) => stepped(deps, callerOf(c), c.req.valid('param').id, { kind: 'backup-declined' }),
    declineBatch: (c) => {
      const caller = callerOf(c);
      return eachOfBatch(deps, caller.reach, c.req.valid('param').id, 'backup', (retirement) =>
        step(deps, caller, retirement, { kind: 'backup-declined' }),
      );
    },
    withdraw: (c) => stepped(deps, callerOf(c), c.req.valid('param').id, { kind: 'withdrawn' }),
  };
}

function decisions(deps: RetirementDeps): Pick<HandlersOf<Routes>, Decision> {
  const { now } = deps;
  const approved = async (caller: Caller, retirement: Retirement) => {
    const agreed = await step(deps, caller, retirement, { kind: 'approved', by: caller.account });
    return goOn(deps, agreed);
  };
  return {
    approve: async (c) => {
      const caller = callerOf(c);
      demandPerson(c, deps);
      return viewOf(deps, await approved(caller, await found(deps, caller.reach, c.req.valid('param').id)));
    },
    approveBatch: async (c) => {
      const caller = callerOf(c);
      demandPerson(c, deps);
      return eachOfBatch(deps, caller.reach, c.req.valid('param').id, 'requested', (retirement) =>
        approved(caller, retirement),
      );
    },
    validate: async (c) => {
      const caller = callerOf(c);
      demandPerson(c, deps);
      const { isAdequate, note: detail } = c.req.valid('json');
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      const event = { kind: isAdequate ? 'validated' : 'rejected', by: caller.account } as const;
      const judged = await step(deps, caller, retirement, event, detail === null ? {} : { detail });
      return viewOf(deps, await goOn(deps, judged));
    },
    giveUp: async (c) => {
      const caller = callerOf(c);
      demandPerson(c, deps);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      if (retirement.state.sharesDestroyedAt === null) throw conflict(retirement);
      const certificate = await certifyRemote(deps, { ...retirement, changedAt: now() });
      return viewOf(
        deps,
        await step(deps, caller, retirement, { kind: 'certified-remote' }, { certificate }),
      );
    },
  };
}

function ends(deps: RetirementDeps): Pick<HandlersOf<Routes>, End> {
  return {
    retry: async (c) => {
      const caller = callerOf(c);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      const kind = retirement.state.phase === 'certified-remote' ? 'returned' : 'retried';
      const again = await step(deps, caller, retirement, { kind });
      if (again.state.phase === 'share-destroyed') await tellDevice(deps, again);
      return viewOf(deps, again);
    },
    report: async (c) => {
      const caller = callerOf(c);
      const retirement = await found(deps, caller.reach, c.req.valid('param').id);
      const { report } = c.req.valid('json');
      const taken = await takeReport(deps, retirement, { report, by: caller.account });
      await note(deps.audit, caller, 'retirement-reported', retirement.id, { bytes: report.bytes });
      return viewOf(deps, taken);
    },
  };
}

/** What duties call whoever asks, where the device stands. */
async function rolesAt({ stores }: RetirementDeps, principal: Principal, { organisation, site }: Retirement) {
  const place = site === null ? null : await stores.locations.get(wholeReach(organisation), site);
  return place === null ? [] : dutyRolesAt(principal, place);
}

/** Two people, and a third: none of them a program of somebody's. */
function demandPerson(c: Parameters<typeof principalOf>[0], { now }: RetirementDeps): void {
  const principal = principalOf(c);
  if (principal.session === null) throw new VedetteError('not-allowed', 'caller', { at: 'key' });
  demandProof(principal, now());
}

async function stepped(deps: RetirementDeps, caller: Caller, id: string, event: RetirementEvent) {
  return viewOf(deps, await step(deps, caller, await found(deps, caller.reach, id), event));
}

/** A step by a person, with its line in the audit. */
async function step(
  { stores, audit, now }: RetirementDeps,
  caller: Caller,
  { id, device }: Retirement,
  event: RetirementEvent,
  change: RetirementChange = {},
): Promise<Retirement> {
  const after = await stores.retirements.step(id, event, caller.account, now(), change);
  await note(audit, caller, `retirement-${event.kind}`, id, { device, phase: after.state.phase });
  return after;
}

async function found({ stores }: RetirementDeps, reach: Reach, id: string): Promise<Retirement> {
  const retirement = await stores.retirements.get(reach, id);
  if (retirement === null) throw new VedetteError('not-found', 'caller', { at: 'retirement' });
  return retirement;
}

async function viewOf(deps: RetirementDeps, retirement: Retirement) {
  return retirementView(retirement, await isOnline(deps, retirement));
}

async function isOnline({ stores }: RetirementDeps, { device }: Retirement): Promise<boolean> {
  return (await stores.devices.find(device))?.presence?.isOnline ?? false;
}

const conflict = ({ state }: Retirement): VedetteError =>
  new VedetteError('conflict', 'caller', { at: state.phase });

function ageFile(bytes: Uint8Array, device: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${device}.ndjson.age"`,
      'Cache-Control': 'no-store',
    },
  });
}
