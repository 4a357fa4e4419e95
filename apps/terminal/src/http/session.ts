import { contractVersion, type Session } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import { hashOf, openAttempts, signInRules } from '@vedette/server';
import type { Operator } from '@vedette/store';
import type { Context } from 'hono';
import { changePassword } from '../use-cases/access/change-password.ts';
import type { Sessions } from '../use-cases/access/sessions.ts';
import type { SignIns } from '../use-cases/access/sign-in.ts';
import { addressOf } from './address.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './env.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';
import { dropSession, keepSession, sessionToken } from './session-cookie.ts';

export function sessionHandlers(deps: AppDeps, sessions: Sessions, signIns: SignIns): Handlers<'session'> {
  const { store, passwords, claim, site, network, clock } = deps;
  const { operators, audit, duties } = store;
  const attempts = openAttempts(signInRules, clock.now);

  const sessionOf = async (operator: Operator, expiresAt: number): Promise<Session> => {
    const askReason = (await duties.current())?.duty.askReason ?? false;
    return { operator: operator.name, role: operator.role, expiresAt, askReason };
  };
  const begin = async (c: Context<Env>, operator: Operator): Promise<Session> => {
    const before = sessionToken(c, network.tls);
    if (before !== undefined) await sessions.close(hashOf(before));
    const { token, expiresAt } = await sessions.open(operator.id);
    keepSession(c, network.tls, token);
    return sessionOf(operator, expiresAt);
  };

  return {
    welcome: async (c) => {
      const { caller } = c.var;
      return {
        claimed: claim.isClaimed(),
        version: contractVersion,
        site: site.name(),
        session: caller === null ? null : await sessionOf(caller.operator, caller.expiresAt),
      };
    },
    claim: async (c) => {
      const { code, name, password, site: siteName } = c.req.valid('json');
      const owner = await claim.claim(code, name, password);
      await site.rename(siteName);
      await audit.append({ actor: owner.id, action: 'claimed' });
      return begin(c, owner);
    },
    signIn: async (c) => {
      if (!claim.isClaimed()) throw new VedetteError('not-claimed', 'caller');
      return begin(c, await signIns.signIn({ ...c.req.valid('json'), address: addressOf(c) }));
    },
    signOut: async (c) => {
      await sessions.close(callerOf(c).token);
      await note(c, audit, 'sign-out');
      dropSession(c, network.tls);
    },
    changePassword: async (c) => {
      const { operator } = callerOf(c);
      await changePassword({ operators, audit, passwords, attempts }, operator, c.req.valid('json'));
      await begin(c, operator);
    },
  };
}
