import { randomUUID } from 'node:crypto';
import type { IdentityProviderView, identityProviderRoutes } from '@vedette/contract/platform';
import { type OrganisationId, VedetteError } from '@vedette/domain';
import type { GroupGrant, IdentityProvider } from '@vedette/store/platform';
import { isTarget } from '../integrations/outgoing/post-outward.ts';
import { note } from '../module/audit.ts';
import { demandProof, type Principal } from '../module/caller.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import type { AccountDeps } from './deps.ts';
import { demandEverywhere, demandGivable } from './no-more-than-oneself.ts';
import { redirectUri, sealClientSecret } from './oidc/provider-secret.ts';

type Routes = typeof identityProviderRoutes;

export const identityProviderAccess: AccessOf<Routes> = {
  list: 'providers-change',
  create: 'providers-change',
  change: 'providers-change',
  remove: 'providers-change',
};

export function identityProviderHandlers(deps: AccountDeps): HandlersOf<Routes> {
  const { stores, audit, custody, now, origin } = deps;
  const view = (provider: IdentityProvider) => providerView(provider, origin);
  return {
    list: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      return (await stores.identityProviders.list(caller.reach)).map(view);
    },
    create: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      const { organisation, clientSecret, ...asked } = c.req.valid('json');
      await demandSound(deps, principal, asked.issuer, asked.groups as GroupGrant[]);
      const id = randomUUID();
      const provider = await stores.identityProviders.create(caller.reach, {
        ...asked,
        ...{ id, groups: asked.groups as GroupGrant[], createdAt: now() },
        organisation: (organisation ?? caller.organisation) as OrganisationId,
        secret: await sealClientSecret(custody, id, clientSecret),
      });
      await note(audit, caller, 'identity-provider-created', id, { slug: provider.slug });
      return view(provider);
    },
    change: async (c) => {
      const [caller, principal] = [callerOf(c), principalOf(c)];
      demandEverywhere(caller);
      const { id } = c.req.valid('param');
      const { clientSecret, groups, ...asked } = c.req.valid('json');
      const given = groups as GroupGrant[] | undefined;
      await demandSound(deps, principal, asked.issuer, given);
      const secret =
        clientSecret === undefined ? undefined : await sealClientSecret(custody, id, clientSecret);
      const change = { ...asked, groups: given, secret };
      const provider = await stores.identityProviders.change(caller.reach, id, change);
      await note(audit, caller, 'identity-provider-changed', id);
      return view(provider);
    },
    remove: async (c) => {
      const caller = callerOf(c);
      demandEverywhere(caller);
      demandProof(principalOf(c), now());
      const { id } = c.req.valid('param');
      await stores.identityProviders.remove(caller.reach, id);
      await note(audit, caller, 'identity-provider-removed', id);
      return undefined;
    },
  };
}

/** @throws VedetteError `step-up-required`, `input-invalid` for an issuer that points inward, `not-allowed` */
async function demandSound(
  { stores, reach, now }: AccountDeps,
  principal: Principal,
  issuer: string | undefined,
  groups: readonly GroupGrant[] | undefined,
): Promise<void> {
  demandProof(principal, now());
  if (issuer !== undefined && !isTarget(new URL(issuer), reach))
    throw new VedetteError('input-invalid', 'caller', { at: 'issuer' });
  if (groups !== undefined)
    await demandGivable(
      stores,
      principal,
      groups.map(({ grant }) => grant),
    );
}

function providerView(
  { secret: _, groups, ...rest }: IdentityProvider,
  origin: string,
): IdentityProviderView {
  return {
    ...rest,
    groups: groups.map(({ group, grant: { role, places } }) => ({
      ...{ group, grant: { role, places: places === null ? null : [...places] } },
    })),
    redirectUri: redirectUri(origin, rest.slug),
  };
}
