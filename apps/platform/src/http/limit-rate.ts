import { VedetteError } from '@vedette/domain';
import type { RateLimit } from '@vedette/server';
import type { Context, MiddlewareHandler } from 'hono';
import type { Whence } from '../accounts/sessions.ts';
import type { ModuleEnv } from '../module/serve-module.ts';

export interface RateLimits {
  /** By address, before anybody is recognised. */
  readonly address: RateLimit;
  /** By account or key, wherever it asks from. */
  readonly caller: RateLimit;
  readonly whence: (c: Context<ModuleEnv>) => Whence;
}

/** Before the work of recognising somebody. @throws VedetteError `rate-limited` with the seconds to wait */
export function limitAddress({ address, whence }: RateLimits): MiddlewareHandler<ModuleEnv> {
  return async (c, next) => {
    demandRate(address, whence(c).address ?? 'nowhere');
    await next();
  };
}

/** Once whoever asks is known. @throws VedetteError `rate-limited` with the seconds to wait */
export function limitCaller({ caller }: RateLimits): MiddlewareHandler<ModuleEnv> {
  return async (c, next) => {
    const { principal } = c.var;
    if (principal !== null && principal !== undefined) demandRate(caller, principal.id);
    await next();
  };
}

function demandRate(limit: RateLimit, who: string): void {
  const wait = limit.take(who);
  if (wait > 0)
    throw new VedetteError('rate-limited', 'caller', { values: { seconds: Math.ceil(wait / 1000) } });
}
