import type { OrganisationView, organisationRoutes } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import type { Organisation, Reach } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { demandProof } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere } from './no-more-than-oneself.ts';

type Routes = typeof organisationRoutes;

export const organisationAccess: AccessOf<Routes> = {
  list: 'organisations-see',
  create: 'organisations-change',
  change: 'organisations-change',
};

export function organisationHandlers({ stores, audit, now }: AccountDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const { reach } = callerOf(c);
      return (await stores.organisations.list(reach)).map((one) => organisationView(one, reach));
    },
    create: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      demandProof(principalOf(c), now());
      const { parent, name } = c.req.valid('json');
      const made = await stores.organisations.create(caller.reach, parent as OrganisationId, name);
      await note(audit, caller, 'organisation-created', made.id);
      return organisationView(made, caller.reach);
    },
    change: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      demandProof(principalOf(c), now());
      const id = c.req.valid('param').id as OrganisationId;
      const change = c.req.valid('json');
      const changed = await stores.organisations.change(caller.reach, id, change);
      const { askReason, exportNeedsTwo } = changed;
      await note(audit, caller, 'organisation-changed', id, { askReason, exportNeedsTwo });
      return organisationView(changed, caller.reach);
    },
  };
}

/** Which one stands above the caller's own is nothing to him. */
function organisationView(organisation: Organisation, { organisations }: Reach): OrganisationView {
  const { id, parent, name, createdAt, askReason, exportNeedsTwo } = organisation;
  const known = parent !== null && organisations.includes(parent) ? parent : null;
  return { id, parent: known, name, createdAt, askReason, exportNeedsTwo };
}
