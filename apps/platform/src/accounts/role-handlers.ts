import { builtInRoles, type RoleView, type roleRoutes } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import { VedetteError } from '@vedette/domain';
import type { Role } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { demandProof } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import { builtInPermissions } from './built-in-roles.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere, demandHeld } from './no-more-than-oneself.ts';

type Routes = typeof roleRoutes;

export const roleAccess: AccessOf<Routes> = {
  list: 'accounts-see',
  create: 'accounts-change',
  change: 'accounts-change',
  remove: 'accounts-change',
};

const everywhere = (permissions: readonly string[]) => [{ permissions: new Set(permissions), places: null }];

export function roleHandlers({ stores, audit, now }: AccountDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const own = await stores.roles.list(callerOf(c).reach);
      return [...builtInRoles.map(builtInView), ...own.map(roleView)];
    },
    create: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { name, permissions, organisation } = c.req.valid('json');
      demandHeld(principal, everywhere(permissions));
      const role = await stores.roles.create(caller.reach, {
        ...{ name, permissions, organisation: (organisation ?? caller.organisation) as OrganisationId },
      });
      await note(audit, caller, 'role-created', role.id, { permissions: permissions.join(' ') });
      return roleView(role);
    },
    change: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { id } = c.req.valid('param');
      const { name, permissions } = c.req.valid('json');
      const known = (await stores.roles.list(caller.reach)).find((role) => role.id === id);
      if (known === undefined) throw new VedetteError('not-found', 'caller', { at: 'role' });
      // Also what it held before: else somebody could take from those above him.
      demandHeld(principal, everywhere([...known.permissions, ...(permissions ?? [])]));
      const role = await stores.roles.change(caller.reach, id, { name, permissions });
      await note(audit, caller, 'role-changed', id, { permissions: role.permissions.join(' ') });
      return roleView(role);
    },
    remove: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { id } = c.req.valid('param');
      await stores.roles.remove(caller.reach, id);
      await note(audit, caller, 'role-removed', id);
      return undefined;
    },
  };
}

const builtInView = (id: (typeof builtInRoles)[number]): RoleView => ({
  ...{ id, organisation: null, name: id, permissions: [...builtInPermissions[id]] },
});

function roleView({ id, organisation, name, permissions }: Role): RoleView {
  return { id, organisation, name, permissions: [...permissions] as RoleView['permissions'] };
}
