import type { revealRoutes } from '@vedette/contract/platform';
import { type PersonId, VedetteError } from '@vedette/domain';
import { reasonOf } from '../module/caller.ts';
import { pageOf } from '../module/page-of.ts';
import { type AccessOf, callerOf, type HandlersOf, principalOf } from '../module/serve-module.ts';
import { recordView } from '../records/record-view.ts';
import type { RevealDeps } from './deps.ts';
import { lookInto } from './one-look.ts';
import { passagesOf } from './passages-of.ts';
import { revealCapture, revealRecord } from './reveal.ts';

type Routes = typeof revealRoutes;

export const revealAccess: AccessOf<Routes> = {
  reveal: 'records-reveal',
  capture: 'records-reveal',
  ofPerson: 'records-trace',
};

export function revealHandlers(deps: RevealDeps): HandlersOf<Routes> {
  return {
    reveal: async (c) => {
      const who = { caller: callerOf(c), principal: principalOf(c) };
      const look = await lookInto(deps, who, c.req.valid('param'), c.req.valid('header')['vedette-reason']);
      return revealRecord(deps, who.caller, look, c.req.valid('json').fields);
    },
    capture: async (c) => {
      const who = { caller: callerOf(c), principal: principalOf(c) };
      const look = await lookInto(deps, who, c.req.valid('param'), c.req.valid('header')['vedette-reason']);
      const jpeg = await revealCapture(deps, who.caller, look);
      const headers = { 'content-type': 'image/jpeg', 'cache-control': 'no-store' };
      return new Response(new Uint8Array(jpeg), { headers });
    },
    ofPerson: async (c) => {
      const caller = callerOf(c);
      const reason = reasonOf(caller, c.req.valid('header')['vedette-reason'], true);
      if (reason === null) throw new VedetteError('reason-required', 'caller');
      const asked = { ...c.req.valid('json'), person: c.req.valid('param').id as PersonId, reason };
      const found = await passagesOf(deps, caller, asked, pageOf(c.req.valid('query')));
      return { ...found, items: found.items.map(recordView), daysWithoutKey: [...found.daysWithoutKey] };
    },
  };
}
