import { instant, type PersonId } from '@vedette/domain';
import { addressRules, openAttempts } from '@vedette/server';
import { codeRows } from '../credentials/code-rows.ts';
import { actorNames } from '../use-cases/access/actor-names.ts';
import { issuePass, type NewlyIssued } from '../use-cases/passes/issue-pass.ts';
import { passView } from '../use-cases/passes/pass-view.ts';
import { redeemPass } from '../use-cases/passes/redeem-pass.ts';
import { addressOf } from './address.ts';
import { callerOf } from './caller.ts';
import { cardHandlers } from './cards.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function passHandlers(deps: AppDeps): Handlers<'passes'> {
  return { ...givingHandlers(deps), ...redeemHandler(deps), ...cardHandlers(deps) };
}

type Giving = Pick<Handlers<'passes'>, 'list' | 'issue' | 'revoke'>;

function givingHandlers({ store, credentials, clock, network }: AppDeps): Giving {
  const { passes, people, audit, operators } = store;
  const own = credentials.trust.ownPasses;
  return {
    list: async (c) => {
      const nameOf = await actorNames(operators);
      const given = await passes.ofPerson(c.req.valid('param').id as PersonId);
      return given.map((pass) => passView(pass, nameOf));
    },
    issue: async (c) => {
      const person = c.req.valid('param').id as PersonId;
      const { notBefore, notAfter, ...wanted } = c.req.valid('json');
      const period = { notBefore: instant(notBefore), notAfter: instant(notAfter) };
      const order = { ...wanted, ...period, person, by: callerOf(c).operator.id };
      const issued = await issuePass({ people, passes, own, now: clock.now }, order);
      await note(c, audit, 'pass-issued', person, { pass: issued.pass.id, form: issued.pass.form });
      const scheme = network.tls ? 'https' : 'http';
      const link = issued.code === null ? null : `${scheme}://${c.req.header('host')}/pass/#${issued.code}`;
      return { ...shown(issued, link), pass: passView(issued.pass, await actorNames(operators)) };
    },
    revoke: async (c) => {
      const revoked = await passes.revoke(c.req.valid('param').id);
      await credentials.trust.reload();
      await note(c, audit, 'pass-revoked', revoked.person, { pass: revoked.id });
      return passView(revoked, await actorNames(operators));
    },
  };
}

function shown({ text, codeUntil }: NewlyIssued, link: string | null) {
  return { text, link, linkUntil: codeUntil, code: [...codeRows(text ?? link ?? '')] };
}

/** No session: whoever has the link has the right. A wrong code costs time, as a wrong password does. */
function redeemHandler({ store, credentials, clock, site }: AppDeps): Pick<Handlers<'passes'>, 'redeem'> {
  const attempts = openAttempts(addressRules, clock.now);
  return {
    redeem: async (c) => {
      const address = addressOf(c);
      attempts.begin(address);
      const { code, holderKey } = c.req.valid('json');
      const needs = { passes: store.passes, own: credentials.trust.ownPasses, now: clock.now };
      const { pass, text } = await redeemPass(needs, code, holderKey);
      attempts.takeBack(address);
      const { kind, notBefore: validFrom, notAfter: validTo } = pass;
      return { pass: text, site: site.name(), kind, validFrom, validTo };
    },
  };
}
