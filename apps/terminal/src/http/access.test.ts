import { routes } from '@vedette/contract';
import { type Role, roles } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAdmin, plainDuty } from '../../test/admin.ts';

/** Who may call what: o owner, m manager, g guard, t tracer, a auditor, + whoever is signed in, * anyone. */
const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  session: { welcome: '*', claim: '*', signIn: '*', signOut: '+', changePassword: '+' },
  operators: { list: 'o', create: 'o', change: 'o', remove: 'o' },
  people: {
    ...{ list: 'omt', get: 'omt', create: 'om', change: 'om', remove: 'om', references: 'omt' },
    ...{ enrol: 'om', removeReference: 'om', exportCsv: 'om' },
  },
  imports: { start: 'om', list: 'om', get: 'om', cancel: 'om' },
  passes: {
    ...{ list: 'omt', issue: 'om', revoke: 'om', redeem: '*' },
    ...{ cards: 'omt', addCard: 'om', removeCard: 'om' },
  },
  trust: { list: 'oma', get: 'oma', put: 'om', remove: 'om', try: 'om' },
  wallet: { request: '*', answer: '*' },
  lists: { list: 'om', put: 'om', remove: 'om', entries: 'om', putEntry: 'om', removeEntry: 'om' },
  schedules: { list: 'omgta', put: 'om', remove: 'om', holidays: 'omgta', putHolidays: 'om' },
  duty: { current: 'omgta', presets: 'omgta', history: 'omgta', check: 'o', put: 'o' },
  records: {
    ...{ search: 'omgta', get: 'omgta', flow: 'omgta', exportCsv: 'omt', exportXlsx: 'omt' },
    ...{ capture: 'omgta', captures: 'omgta' },
  },
  alarms: { list: 'omgta', acknowledge: 'omg' },
  device: {
    ...{ health: 'omgta', selfTest: 'om', logs: 'oma', logsFile: 'oma', clock: 'oma', putClock: 'om' },
    ...{ network: 'oma', putNetwork: 'om', algorithm: 'oma', putAlgorithm: 'om', calibrate: 'om' },
    ...{ restart: 'om', lanes: 'omga', answer: 'omg', open: 'omg', kioskLink: 'om', audit: 'oa' },
  },
  platform: { get: 'oma', join: 'o', retry: 'om', leave: 'o' },
  vault: { get: 'oma', unlock: 'om', setPassphrase: 'om', retry: 'om', rekey: 'om' },
  events: { live: '+' },
};

const cases = Object.entries(routes).flatMap(([group, all]) =>
  Object.entries(all).map(([name, { method, path }]) => ({
    name: `${group}.${name}`,
    who: expected[group]?.[name] ?? '',
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, 'nobody'),
  })),
);

describe('every route, for every role', () => {
  const answers = new Map<string, number>();
  const closing: (() => Promise<void>)[] = [];
  afterAll(() => Promise.all(closing.map((close) => close())));
  const everyone = [...roles, null] as const;

  beforeAll(async () => {
    const admin = await openAdmin({}, (close) => closing.push(close));
    const capture = { ...plainDuty.collect.name, visibleTo: [...roles] };
    await admin.adopt({ collect: { capture } });
    for (const { name, method, path } of cases) {
      for (const role of everyone) {
        const cookie = role === null ? {} : { cookie: await admin.cookieOf(role) };
        const answer = await admin.ask(method, path, cookie);
        answers.set(`${name} ${role}`, answer.status);
        await answer.body?.cancel();
      }
    }
  });

  it('has an expected answer', () => {
    expect(cases.filter(({ who }) => who === '')).toEqual([]);
  });

  it.each(cases)('$name', ({ name, who }) => {
    const mayCall = (role: Role | null): boolean =>
      who === '*' || (role !== null && (who === '+' || who.includes(role.charAt(0))));
    for (const role of everyone) {
      const status = answers.get(`${name} ${role}`);
      if (mayCall(role)) expect([401, 403], `${name} as ${role}`).not.toContain(status);
      else expect(status, `${name} as ${role}`).toBe(role === null ? 401 : 403);
    }
  });
});
