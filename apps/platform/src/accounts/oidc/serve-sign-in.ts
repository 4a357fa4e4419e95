import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Instant, VedetteError } from '@vedette/domain';
import { faultDetails } from '@vedette/server';
import type { Account, IdentityProvider, SessionOpening } from '@vedette/store/platform';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { ModuleEnv } from '../../module/serve-module.ts';
import type { AccountDeps } from '../deps.ts';
import { issueTicket, takeTicket } from '../tickets.ts';
import { providerAccount } from './provider-account.ts';
import { beginErrand, endErrand } from './provider-client.ts';

type Ask = Context<ModuleEnv>;

export interface SignInDeps extends AccountDeps {
  readonly begin: (c: Ask, account: Account, by: SessionOpening) => Promise<unknown>;
  readonly now: () => Instant;
}

const cookieName = 'vedette-sign-in';
const path = '/sign-in';
const errandShape = z.object({
  provider: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
});

/**
 * The way to an organisation's own provider and back. No part of the API: a browser comes here from elsewhere, which
 * the API refuses. Its cookie has to survive the way back from another site, so it is Lax, and opens nothing by itself.
 */
export function serveSignIn(app: OpenAPIHono<ModuleEnv>, deps: SignInDeps): void {
  const tickets = { tickets: deps.stores.tickets, now: deps.now };
  const attributes = {
    httpOnly: true,
    sameSite: 'Lax',
    path,
    secure: deps.origin.startsWith('https:'),
  } as const;
  app.get(`${path}/:slug`, async (c) => {
    const provider = await theProvider(deps, c.req.param('slug'));
    try {
      const { errand, url } = await beginErrand(deps, provider);
      const ticket = await issueTicket(tickets, 'provider', null, { provider: provider.id, ...errand });
      setCookie(c, cookieName, ticket, { ...attributes, maxAge: 300 });
      return c.redirect(url.href);
    } catch (cause) {
      return failed(c, deps, provider, cause);
    }
  });
  app.get(`${path}/:slug/callback`, async (c) => {
    const provider = await theProvider(deps, c.req.param('slug'));
    try {
      const errand = await takeTicket(tickets, 'provider', getCookie(c, cookieName) ?? '', errandShape);
      deleteCookie(c, cookieName, attributes);
      // Another browser's errand, or another provider's: somebody is being led into an account that is not his.
      if (errand === null || errand.data.provider !== provider.id)
        throw new VedetteError('sign-in-failed', 'caller', { at: 'errand' });
      const claims = await endErrand(deps, provider, errand.data, new URL(c.req.url).search);
      await deps.begin(c, await providerAccount(deps.stores, provider, claims), 'provider');
      return c.redirect('/console/');
    } catch (cause) {
      return failed(c, deps, provider, cause);
    }
  });
}

async function theProvider({ stores }: SignInDeps, slug: string): Promise<IdentityProvider> {
  const provider = await stores.identityProviders.bySlug(slug);
  if (provider === null) throw new VedetteError('not-found', 'caller', { at: 'provider' });
  return provider;
}

/** A page can only say that it did not go well; why, the organisation finds in its audit, and we in the log. */
async function failed(
  c: Ask,
  deps: SignInDeps,
  provider: IdentityProvider,
  cause: unknown,
): Promise<Response> {
  deps.log.warn('provider-sign-in-failed', faultDetails(cause));
  const at = cause instanceof VedetteError ? (cause.details.at ?? cause.code) : 'provider';
  await deps.audit.append({
    ...{
      organisation: provider.organisation,
      actor: 'nobody',
      action: 'sign-in-failed',
      target: provider.id,
    },
    detail: { at },
  });
  return c.redirect('/console/?sign-in=failed');
}
