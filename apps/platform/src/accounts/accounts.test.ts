import { TOTP } from 'otpauth';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  claimed,
  colleague,
  password,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';

let platform: TestPlatform;
let owner: Visitor;
beforeAll(async () => {
  platform = await testPlatform();
  const early = await platform.visitor().ask('POST', '/api/session', { name: 'owner', password });
  expect(early.json).toMatchObject({ code: 'not-claimed' });
  const wrong = { code: 'AAAAAAAAAA', name: 'x', password, organisation: 'x', site: 'x' };
  expect((await platform.visitor().ask('POST', '/api/claim', { ...wrong, name: 'xx' })).json).toMatchObject({
    code: 'claim-code-wrong',
  });
  owner = await claimed(platform);
});

const signIn = async (name: string, given = password): Promise<Visitor> => {
  const visitor = platform.visitor();
  await visitor.ask('POST', '/api/session', { name, password: given });
  return visitor;
};
const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.ask('GET', '/api/welcome')).json['session'] !== null;

describe('the first run', () => {
  it('is over once somebody has claimed the platform', async () => {
    const again = { code: platform.code, name: 'other', password, organisation: 'x', site: 'x' };
    const { status, json } = await platform.visitor().ask('POST', '/api/claim', again);
    expect([status, json['code']]).toEqual([409, 'already-claimed']);
  });

  it('names organisation and site', async () => {
    expect((await owner.ask('GET', '/api/locations')).json).toMatchObject({
      items: [{ kind: 'site', name: 'Gate' }],
    });
    expect((await owner.ask('GET', '/api/welcome')).json).toMatchObject({
      session: { organisationName: 'Works' },
    });
  });
});

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { headers } = await platform.visitor().ask('POST', '/api/session', { name: 'owner', password });
    expect(headers.get('set-cookie')).toMatch(/^vedette=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
  });

  it('says the same of a wrong password and a name that nobody has', async () => {
    const answers = await Promise.all(
      ['owner', 'nobody'].map((name) =>
        platform.visitor().ask('POST', '/api/session', { name, password: 'wrong words' }),
      ),
    );
    const [one, other] = answers.map(({ status, text }) => [status, text]);
    expect(one).toEqual(other);
    expect(one?.[0]).toBe(401);
  });

  it('locks a name out after wrong tries, for every process and the right password too', async () => {
    await colleague(platform, owner, 'locked', []);
    const tries = [];
    for (let n = 0; n < 6; n++)
      tries.push(
        (await platform.visitor().ask('POST', '/api/session', { name: 'Locked', password: 'wrong' })).status,
      );
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await platform.visitor().ask('POST', '/api/session', { name: 'locked', password });
    expect([right.status, Number(right.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  it('ends with signing out', async () => {
    const visitor = await signIn('owner');
    const [cookie] = visitor.cookies.values();
    await visitor.ask('DELETE', '/api/session');
    visitor.cookies.set('vedette', cookie ?? '');
    expect(await isSignedIn(visitor)).toBe(false);
  });

  it('shows where one is signed in, and ends a session from elsewhere', async () => {
    const [here, there] = [await signIn('owner'), await signIn('owner')];
    const open = JSON.parse((await here.ask('GET', '/api/own/sessions')).text) as {
      id: string;
      isThisOne: boolean;
    }[];
    const own = JSON.parse((await there.ask('GET', '/api/own/sessions')).text) as typeof open;
    const thereId = own.find(({ isThisOne }) => isThisOne)?.id;
    expect(open.map(({ id }) => id)).toContain(thereId);
    await here.ask('DELETE', `/api/own/sessions/${thereId}`);
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
  });
});

describe('a one-time code', () => {
  it('is asked for once it is set up, is good once, and a recovery code stands in for it', async () => {
    await colleague(platform, owner, 'coded', []);
    const visitor = await signIn('coded');
    const { uri, secret } = (await visitor.ask('POST', '/api/own/totp')).json as {
      uri: string;
      secret: string;
    };
    expect(uri).toContain('otpauth://totp/');
    const totp = new TOTP({ secret });
    const wrong = await visitor.ask('PUT', '/api/own/totp', {
      code: totp.generate() === '000000' ? '000001' : '000000',
    });
    expect(wrong.status).toBe(401);
    // The code of the step before, so that the one of now is still to be had.
    const confirmed = await visitor.ask('PUT', '/api/own/totp', {
      code: totp.generate({ timestamp: Date.now() - 30_000 }),
    });
    const { recoveryCodes } = confirmed.json as { recoveryCodes: string[] };
    expect(recoveryCodes).toHaveLength(10);
    const half = async () => {
      const { json } = await platform.visitor().ask('POST', '/api/session', { name: 'coded', password });
      expect(json).toMatchObject({ state: 'second-factor', methods: ['totp', 'recovery-code'] });
      return String(json['ticket']);
    };
    const finish = (ticket: string, by: string, code: string) =>
      platform.visitor().ask('POST', '/api/session/second-factor', { by, ticket, code });
    const code = totp.generate();
    const ticket = await half();
    expect((await finish(ticket, 'totp', code === '111111' ? '111112' : '111111')).status).toBe(401);
    expect((await finish(ticket, 'totp', code)).status).toBe(200);
    expect((await finish(ticket, 'totp', code)).status).toBe(401);
    expect((await finish(await half(), 'totp', code)).status).toBe(401);
    const [recovery = ''] = recoveryCodes;
    expect((await finish(await half(), 'recovery-code', recovery.toLowerCase())).status).toBe(200);
    expect((await finish(await half(), 'recovery-code', recovery)).status).toBe(401);
  });
});

describe('administering accounts', () => {
  it('lets nobody give what he may not do himself, nor become somebody above him', async () => {
    const admin = await colleague(platform, owner, 'admin', [{ role: 'administrator', places: null }]);
    const give = (role: string) =>
      admin.ask('POST', '/api/accounts', {
        name: `x-${role}`,
        displayName: 'x',
        password,
        grants: [{ role, places: null }],
      });
    expect((await give('owner')).json).toMatchObject({ code: 'not-allowed' });
    expect((await give('guard')).status).toBe(200);
    const { json } = await owner.ask('GET', '/api/welcome');
    const ownerId = (json['session'] as { account: string }).account;
    for (const act of [
      () => admin.ask('PATCH', `/api/accounts/${ownerId}`, { password: 'another long password' }),
      () => admin.ask('DELETE', `/api/accounts/${ownerId}/factors`),
      () => admin.ask('DELETE', `/api/accounts/${ownerId}`),
    ])
      expect((await act()).json).toMatchObject({ code: 'not-allowed' });
    expect((await owner.ask('DELETE', `/api/accounts/${ownerId}`)).json).toMatchObject({ code: 'conflict' });
  });

  it('keeps whoever looks after some places to these places and out of what is the organisation’s', async () => {
    const guard = await colleague(platform, owner, 'gatekeeper', [{ role: 'administrator', places: [1] }]);
    expect((await guard.ask('GET', '/api/locations')).status).toBe(200);
    for (const path of ['/api/accounts', '/api/audit', '/api/keys'])
      expect((await guard.ask('GET', path)).json).toMatchObject({ code: 'not-allowed' });
  });

  it('hands an organisation below to its own people, who see nothing above', async () => {
    const { json } = await owner.ask('GET', '/api/welcome');
    const { organisation: top } = json['session'] as { organisation: string };
    const below = await owner.ask('POST', '/api/organisations', { parent: top, name: 'Branch' });
    const branch = String(below.json['id']);
    const chief = await colleague(platform, owner, 'chief', [{ role: 'owner', places: null }], branch);
    expect(JSON.parse((await chief.ask('GET', '/api/organisations')).text)).toHaveLength(1);
    expect((await chief.ask('PATCH', `/api/organisations/${top}`, { name: 'x' })).status).toBe(404);
    const accounts = (await chief.ask('GET', '/api/accounts')).json as { items: { name: string }[] };
    expect(accounts.items.map(({ name }) => name)).toEqual(['chief']);
    expect((await owner.ask('GET', `/api/accounts/${chief.id}`)).status).toBe(200);
  });

  it('counts a permission only where the role that holds it holds', async () => {
    const role = await owner.ask('POST', '/api/roles', { name: 'alarms only', permissions: ['alarms-see'] });
    const mixed = await colleague(platform, owner, 'mixed', [
      { role: String(role.json['id']), places: null },
      { role: 'guard', places: [1] },
    ]);
    expect((await mixed.ask('GET', '/api/alarms')).status).toBe(200);
    expect((await mixed.ask('GET', '/api/devices')).status).toBe(200);
    expect((await mixed.ask('GET', '/api/channels')).status).toBe(403);
    expect((await owner.ask('DELETE', `/api/roles/${role.json['id']}`)).json).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a key of a program', () => {
  it('opens what it was made for, as long as it is not revoked', async () => {
    const made = await owner.ask('POST', '/api/keys', {
      ...{ name: 'export', permissions: ['devices-see'], places: null, expiresAt: null },
    });
    const { secret, key } = made.json as { secret: string; key: { id: string } };
    const program = platform.visitor(secret);
    expect((await program.ask('GET', '/api/devices')).status).toBe(200);
    expect((await program.ask('GET', '/api/alarms')).status).toBe(403);
    // What belongs to a person is no matter for a program.
    expect((await program.ask('GET', '/api/own/sessions')).status).toBe(403);
    expect(JSON.stringify((await owner.ask('GET', '/api/keys')).text)).not.toContain(secret);
    await owner.ask('DELETE', `/api/keys/${key.id}`);
    expect((await program.ask('GET', '/api/devices')).status).toBe(401);
  });
});

describe('two people', () => {
  it('export records together: one asks, the other agrees, it is done once and for just this', async () => {
    const analyst = await colleague(platform, owner, 'analyst', [{ role: 'analyst', places: null }]);
    const filter = { from: 1_700_000_000_000, to: 1_700_000_100_000 };
    const take = (by: Visitor, approval?: string, to = filter.to) =>
      by.ask(
        'GET',
        `/api/records.ndjson?from=${filter.from}&to=${to}`,
        undefined,
        approval === undefined ? {} : { 'vedette-approval': approval },
      );
    const nothing = await take(analyst);
    expect([nothing.status, nothing.json['code']]).toEqual([403, 'approval-required']);
    const asked = await analyst.ask('POST', '/api/approvals', {
      ...{ subject: { act: 'records-export', filter }, reason: 'yearly audit' },
    });
    const id = String(asked.json['id']);
    expect((await take(analyst, id)).status).toBe(403);
    expect(
      (await analyst.ask('POST', `/api/approvals/${id}/decision`, { isApproved: true, note: null })).status,
    ).toBe(403);
    const agreed = await owner.ask('POST', `/api/approvals/${id}/decision`, { isApproved: true, note: 'ok' });
    expect(agreed.json).toMatchObject({
      state: 'approved',
      requestedByName: 'analyst',
      decidedByName: 'owner',
    });
    expect((await take(analyst, id, filter.to - 1)).status).toBe(403);
    expect((await take(owner, id)).status).toBe(403);
    expect((await take(analyst, id)).status).toBe(200);
    expect((await take(analyst, id)).status).toBe(403);
  });
});

describe('the audit', () => {
  it('has a line of each act, names no secret, and is whole', async () => {
    const { json, text } = await owner.ask('GET', '/api/audit?limit=200');
    const actions = new Set((json['items'] as { action: string }[]).map(({ action }) => action));
    for (const action of [
      'platform-claimed',
      'signed-in',
      'sign-in-failed',
      'account-created',
      'key-created',
      'approval-used',
    ])
      expect(actions).toContain(action);
    expect(text).not.toContain(password);
    expect((await owner.ask('GET', '/api/audit/verification')).json).toMatchObject({
      isWhole: true,
      brokenAt: null,
    });
  });
});
