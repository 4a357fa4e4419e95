import { VedetteError } from '@vedette/domain';
import type { Context, MiddlewareHandler } from 'hono';
import type { Caller, Sessions } from '../use-cases/access/sessions.ts';
import type { Env } from './env.ts';
import { sessionToken } from './session-cookie.ts';

/** Finds who is signed in, for everything behind it. */
export function findCaller(sessions: Sessions, tls: boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    const token = sessionToken(c, tls);
    c.set('caller', token === undefined ? null : await sessions.find(token));
    await next();
  };
}

/** @throws VedetteError `not-signed-in` */
export function callerOf(c: Context<Env>): Caller {
  const { caller } = c.var;
  if (caller === null) throw new VedetteError('not-signed-in', 'caller');
  return caller;
}
