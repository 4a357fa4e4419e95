import { randomUUID } from 'node:crypto';
import type { PurposeEndPreview, retentionRoutes } from '@vedette/contract/platform';
import { type OrganisationId, VedetteError } from '@vedette/domain';
import type { Cursor, Reach, ShredAct } from '@vedette/store/platform';
import { demandEverywhere, organisationOf } from '../duties/deps.ts';
import { note } from '../module/audit.ts';
import { demandProof } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import { decideShred } from './decide-shred.ts';
import type { RetentionDeps } from './deps.ts';
import { leastKeepsOf } from './drop-due.ts';
import { overview } from './overview.ts';
import { actView, holdView, onDeviceView } from './views.ts';

type Routes = typeof retentionRoutes;

export const retentionAccess: AccessOf<Routes> = {
  overview: 'retention-see',
  setHold: 'retention-change',
  liftHold: 'retention-change',
  previewEnd: 'retention-see',
  endPurpose: 'retention-change',
  onDevices: 'retention-see',
};

export function retentionHandlers(deps: RetentionDeps): HandlersOf<Routes> {
  return { ...ofHolds(deps), ...ofEnds(deps), ...looking(deps) };
}

function looking(deps: RetentionDeps): Pick<HandlersOf<Routes>, 'overview' | 'onDevices'> {
  return {
    overview: async (c) => {
      const caller = callerOf(c);
      return overview(deps, caller.reach, organisationOf(caller, c.req.valid('query')));
    },
    onDevices: async (c) => {
      const { reach } = callerOf(c);
      const { cursor, limit } = c.req.valid('query');
      const page = { cursor: cursor as Cursor | undefined, limit };
      const found = await deps.stores.retention.onDevices(reach, c.req.valid('param').id, page);
      return { items: found.items.map(onDeviceView), next: found.next };
    },
  };
}

function ofHolds(deps: RetentionDeps): Pick<HandlersOf<Routes>, 'setHold' | 'liftHold'> {
  const { stores, approvals, audit, forgetSoon, now } = deps;
  return {
    setHold: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const organisation = organisationOf(caller, c.req.valid('query'));
      const { purpose, from, through, reason, approval } = c.req.valid('json');
      if (from !== null && through !== null && from > through)
        throw new VedetteError('input-invalid', 'caller', { at: 'through' });
      const wanted = { organisation, purpose, from, through, reason };
      const { agreedBy } = await approvals(principalOf(c), { act: 'retention-hold', ...wanted }, approval);
      const by = { setAt: now(), setBy: caller.account, setAgreedBy: agreedBy };
      const hold = await stores.retention.setHold(caller.reach, { ...wanted, ...by, id: randomUUID() });
      await note(audit, caller, 'hold-set', hold.id, { purpose, from, through, reason });
      return holdView(hold);
    },
    liftHold: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const { id } = c.req.valid('param');
      const { approval } = c.req.valid('json');
      const { agreedBy } = await approvals(principalOf(c), { act: 'retention-hold-end', hold: id }, approval);
      const lifted = { at: now(), by: caller.account, agreedBy };
      const hold = await stores.retention.liftHold(caller.reach, id, lifted);
      await note(audit, caller, 'hold-lifted', id, { purpose: hold.purpose });
      forgetSoon();
      return holdView(hold);
    },
  };
}

function ofEnds(deps: RetentionDeps): Pick<HandlersOf<Routes>, 'previewEnd' | 'endPurpose'> {
  const { stores, approvals, audit, forgetSoon, now } = deps;
  return {
    previewEnd: async (c) => {
      const caller = callerOf(c);
      const organisation = organisationOf(caller, c.req.valid('query'));
      return preview(deps, caller.reach, organisation, c.req.valid('param').purpose);
    },
    endPurpose: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      demandProof(principalOf(c), now());
      const organisation = organisationOf(caller, c.req.valid('query'));
      const { purpose } = c.req.valid('param');
      const { confirm, note: why, approval } = c.req.valid('json');
      const { reach } = caller;
      await demandOffDuty(deps, reach, organisation, purpose);
      if (confirm !== purpose) throw new VedetteError('input-invalid', 'caller', { at: 'confirm' });
      const subject = { act: 'purpose-end', organisation, purpose } as const;
      const { agreedBy } = await approvals(principalOf(c), subject, approval);
      const act = await decideShred(deps, reach, {
        ...{ organisation, site: null, purpose, from: null, through: null, why: 'purpose-ended' },
        ...{ by: caller.account, agreedBy, note: why },
      });
      await note(audit, caller, 'purpose-ended', act.id, { purpose, reason: why });
      forgetSoon();
      return actView(act, await stores.retention.counts(reach, act.id));
    },
  };
}

/** As long as a duty serves it, more of it is written every minute. */
async function demandOffDuty(
  { stores }: RetentionDeps,
  reach: Reach,
  organisation: OrganisationId,
  purpose: string,
): Promise<void> {
  const places = await stores.retention.onDuty(reach, organisation, purpose);
  if (places.length > 0)
    throw new VedetteError('conflict', 'caller', { at: 'duty', values: { places: places.length } });
}

async function preview(
  { stores }: RetentionDeps,
  reach: Reach,
  organisation: OrganisationId,
  purpose: string,
): Promise<PurposeEndPreview> {
  const { retention } = stores;
  const isOfIt = (of: { readonly purpose: string; readonly organisation: OrganisationId }): boolean =>
    of.purpose === purpose && of.organisation === organisation;
  const holds = (await retention.holds(reach)).filter((hold) => hold.lifted === null && isOfIt(hold));
  const isEnd = (act: ShredAct): boolean => act.why === 'purpose-ended' && isOfIt(act);
  const duties = (await retention.dutiesOf(reach, organisation)).filter((duty) => duty.purpose === purpose);
  const least = duties.flatMap((duty) => leastKeepsOf(organisation, duty));
  return {
    ...(await retention.holdings(reach, organisation, purpose)),
    ...{ purpose, onDuty: [...(await retention.onDuty(reach, organisation, purpose))] },
    holds: holds.map(holdView),
    leastKeep: Math.max(0, ...least.map((one) => one.least)),
    isEnded: (await retention.acts(reach)).some(isEnd),
  };
}
