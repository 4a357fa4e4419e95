import type { ApiKeyView, apiKeyRoutes } from '@vedette/contract/platform';
import { instant, type OrganisationId } from '@vedette/domain';
import { hashOf, newToken } from '@vedette/server';
import type { AccountId, ApiKey, LocationId } from '@vedette/store/platform';
import { note } from '../module/audit.ts';
import { demandProof } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere, demandHeld } from './no-more-than-oneself.ts';
import { keyPrefix } from './sessions.ts';

type Routes = typeof apiKeyRoutes;

export const apiKeyAccess: AccessOf<Routes> = {
  list: 'keys-change',
  create: 'keys-change',
  revoke: 'keys-change',
};

export function apiKeyHandlers({ stores, audit, now }: AccountDeps): HandlersOf<Routes> {
  return {
    list: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      return (await stores.apiKeys.list(caller.reach)).map(apiKeyView);
    },
    create: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      demandProof(principal, now());
      const { name, permissions, places, expiresAt, organisation } = c.req.valid('json');
      const own = places as LocationId[] | null;
      demandHeld(principal, [{ permissions: new Set(permissions), places: own }]);
      const secret = `${keyPrefix}${newToken()}`;
      const key = await stores.apiKeys.create(caller.reach, hashOf(secret), {
        ...{ name, permissions, places: own, createdBy: caller.account as AccountId, createdAt: now() },
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        expiresAt: expiresAt === null ? null : instant(expiresAt),
      });
      await note(audit, caller, 'key-created', key.id, { permissions: permissions.join(' ') });
      return { key: apiKeyView(key), secret };
    },
    revoke: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      const { id } = c.req.valid('param');
      await stores.apiKeys.revoke(caller.reach, id);
      await note(audit, caller, 'key-revoked', id);
      return undefined;
    },
  };
}

function apiKeyView({ permissions, places, ...rest }: ApiKey): ApiKeyView {
  return {
    ...rest,
    permissions: [...permissions] as ApiKeyView['permissions'],
    places: places === null ? null : [...places],
  };
}
