import type { Context, MiddlewareHandler } from 'hono';
import ipaddr from 'ipaddr.js';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { bearerPrincipal, type SessionNeeds, sessionPrincipal, type Whence } from '../accounts/sessions.ts';
import type { ModuleEnv } from '../module/serve-module.ts';

/** Finds who asks, by his key or his session, for everything behind it. */
export function findPrincipal(needs: SessionNeeds, cookie: SessionCookie): MiddlewareHandler<ModuleEnv> {
  return async (c, next) => {
    const bearer = /^Bearer ([\w-]{1,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const token = cookie.read(c);
    c.set('caller', null);
    if (bearer !== undefined) c.set('principal', await bearerPrincipal(needs, bearer));
    else c.set('principal', token === undefined ? null : await sessionPrincipal(needs, token));
    await next();
  };
}

/** Where a request comes from: as the socket says, or the proxies in front of us that are trusted. */
export function whenceOf(trusted: readonly string[]): (c: Context<ModuleEnv>) => Whence {
  const networks = trusted.map((network) => ipaddr.parseCIDR(network));
  const isTrusted = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return networks.some((network) => parsed.kind() === network[0].kind() && parsed.match(network));
  };
  return (c) => {
    const socket = c.env?.incoming?.socket.remoteAddress ?? null;
    const agent = c.req.header('user-agent') ?? null;
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    // From our side outwards: the first that is no proxy of ours is whoever asked.
    const way = [socket ?? '', ...forwarded.reverse()].filter((address) => address !== '');
    const address = way.find((one) => !isTrusted(one)) ?? way.at(-1) ?? null;
    return { address, agent };
  };
}
