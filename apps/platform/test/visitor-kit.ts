import { ownVisitRoutes, visitRoutes, visitRuleRoutes, walkInRoutes } from '@vedette/contract/platform';
import { examine, examinerOf, parsePassTrust, passFormat } from '@vedette/credential';
import { instant, type PersonId } from '@vedette/domain';
import {
  morning,
  ourReach,
  ours,
  plantPlaces,
  site,
  somebody,
} from '@vedette/store/test/platform/people-kit';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import { beforeAll, beforeEach, expect } from 'vitest';
import { serveModule } from '../src/module/serve-module.ts';
import { visitAccess, visitHandlers } from '../src/visitors/handlers.ts';
import {
  ownVisitAccess,
  ownVisitHandlers,
  visitRuleAccess,
  visitRuleHandlers,
} from '../src/visitors/own-handlers.ts';
import { passTrustOf } from '../src/visitors/pass-key.ts';
import { tellHosts, type VisitMessage } from '../src/visitors/upkeep.ts';
import { walkInAccess, walkInHandlers } from '../src/visitors/walk-in-handlers.ts';
import { callerOf, openTrail, peopleApp, testClock, testCustody } from './people-app.ts';

const hour = 3_600_000;
export const at = (hours: number): number => morning + hours * hour;

/** The visitors' routes on a real database, with a host and an escort; all that tests do with them. */
export async function openVisitorStand() {
  const clock = testClock();
  const stores = await testPlatformStore({ now: clock.now });
  const audit = openTrail();
  const deps = {
    ...{ stores, audit, now: clock.now, custody: await testCustody() },
    ...{ origin: 'https://door.example', holidays: async () => new Map() },
  };
  const ask = peopleApp((app) => {
    serveModule(app, visitRoutes, visitAccess, visitHandlers(deps));
    serveModule(app, visitRuleRoutes, visitRuleAccess, visitRuleHandlers(deps));
    serveModule(app, ownVisitRoutes, ownVisitAccess, ownVisitHandlers(deps));
    serveModule(app, walkInRoutes, walkInAccess, walkInHandlers(deps));
  });

  const rule = {
    ...{ needed: ['host'], fourEyes: false, early: '30m', grace: '30m', endAfter: '4h', keep: '2d' },
    ...{ documents: [] as string[], walkIn: true },
    directions: { 'zh-CN': '从南门进，到前台', en: 'South gate, then the desk' },
  };
  const people = {} as { host: PersonId; escort: PersonId };
  const desk = () => ask(callerOf({ account: 'desk-1' }));
  const hostSignedIn = () =>
    ask(
      callerOf({
        account: 'host-1',
        person: people.host,
        permissions: new Set(['visitors-see', 'visitors-invite']),
      }),
    );
  const nobody = () => ask(null);

  beforeAll(async () => {
    await plantPlaces(stores.database);
    const staff = (name: string, unit: string) => somebody(name, { places: [site], unit });
    people.host = (await stores.people.create(ourReach, staff('陈立', 'Lab'))).id;
    people.escort = (await stores.people.create(ourReach, staff('Escort', 'Guards'))).id;
  });
  beforeEach(async () => {
    clock.to(0);
    audit.lines.length = 0;
    expect((await desk()('PUT', `/api/sites/${site}/visit-rule`, rule)).status).toBe(200);
  });

  const visitor = (name = 'Ann Guest') => ({ name, phone: '13912345678', unit: 'Guest Ltd' });
  const once = { kind: 'once', from: at(1), until: at(3) };
  const invitation = (change = {}) => ({
    ...{ site, host: people.host, purpose: 'Audit', visitors: [visitor()], time: once },
    ...change,
  });

  async function invited(change = {}) {
    const { status, body } = await desk()('POST', '/api/invitations', invitation(change));
    expect([status, body]).toMatchObject([200, {}]);
    const [visit] = body.visits;
    return { id: visit.id as string, token: body.links[0].token as string, visit };
  }
  const step = (id: string, name: string) => desk()('POST', `/api/visits/${id}/${name}`);
  const own = (token: string, what = '', more = {}) =>
    nobody()('POST', `/api/my-visit${what}`, { token, ...more });

  /** What a terminal finds that trusts the organisation's passes. */
  async function shownAtTheDoor(text: string, hours: number) {
    const trust = parsePassTrust(await passTrustOf({ ...deps, passKeys: stores.passKeys }, ours, 'Ours'));
    const at = instant(morning + hours * hour);
    return examine(
      [examinerOf(passFormat(trust))],
      { medium: 'qr', reader: 'door', bytes: new TextEncoder().encode(text), at },
      {
        ...{ at, clock: 'trusted', direction: 'in', collectsNumber: false },
        ledger: { claim: async () => 'first' },
        signal: new AbortController().signal,
        hashNumber: () => '',
      },
    );
  }

  /** Messages that wait for whoever sends them. */
  async function messages(): Promise<readonly VisitMessage[]> {
    const sent: VisitMessage[] = [];
    await tellHosts(deps, async (message) => void sent.push(message));
    return sent;
  }
  const kinds = (sent: readonly { readonly type: string }[]) => sent.map(({ type }) => type);

  return {
    clock,
    stores,
    audit,
    deps,
    ask,
    rule,
    desk,
    hostSignedIn,
    nobody,
    visitor,
    once,
    invitation,
    invited,
    step,
    own,
    shownAtTheDoor,
    messages,
    kinds,
    people,
  };
}
