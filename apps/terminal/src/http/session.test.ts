import { after, duration } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { type Admin, bodyOf, codeOf, openAdmin, password } from '../../test/admin.ts';

const owner = { name: 'owner', password };
const hour = 3_600_000;

const signIn = (admin: Admin, json: unknown, cookie?: string): Promise<Response> =>
  admin.ask('POST', '/api/session', { json, ...(cookie === undefined ? {} : { cookie }) });
const cookieIn = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const signedIn = async (admin: Admin, cookie: string): Promise<boolean> =>
  (await admin.ask('GET', '/api/duty/history', { cookie })).status === 200;

describe('the first run', () => {
  const claimOf = (code: string) => ({
    code,
    name: 'Li',
    password: 'three wise monkeys',
    site: 'North gate',
  });

  it('makes whoever knows the code the owner, and then has no code', async () => {
    const admin = await openAdmin({ claimed: false });
    const code = admin.deps.claim.code() ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{10}$/);
    const response = await admin.ask('POST', '/api/claim', { json: claimOf(` ${code.toLowerCase()} `) });
    expect(await bodyOf(response)).toMatchObject({ operator: 'Li', role: 'owner' });
    expect(admin.deps.claim.code()).toBeNull();
    const welcome = await admin.ask('GET', '/api/welcome', { cookie: cookieIn(response) });
    expect(await bodyOf(welcome)).toMatchObject({
      claimed: true,
      site: 'North gate',
      session: { operator: 'Li' },
    });
    expect(await codeOf(await admin.ask('POST', '/api/claim', { json: claimOf(code) }))).toBe(
      '409 already-claimed',
    );
  });

  it('lets nobody guess the code for long', async () => {
    const admin = await openAdmin({ claimed: false });
    const answers = [];
    for (let i = 0; i < 7; i++)
      answers.push(await codeOf(await admin.ask('POST', '/api/claim', { json: claimOf('WRONG') })));
    expect(answers.slice(0, 5)).toEqual(Array(5).fill('403 claim-code-wrong'));
    expect(answers.slice(5)).toEqual(Array(2).fill('429 locked-out'));
    const json = claimOf(admin.deps.claim.code() ?? '');
    expect(await codeOf(await admin.ask('POST', '/api/claim', { json }))).toBe('429 locked-out');
    admin.pass(15_000);
    expect((await admin.ask('POST', '/api/claim', { json })).status).toBe(200);
  });

  it('knows no operator before', async () => {
    const admin = await openAdmin({ claimed: false });
    expect(await codeOf(await signIn(admin, owner))).toBe('409 not-claimed');
  });

  it.each(['1234567890', 'aaaaaaaaaaaa', 'abcdefghijkl', 'Wang owner 99'])(
    'refuses the password %s',
    async (weak) => {
      const admin = await openAdmin({ claimed: false });
      const json = { code: admin.deps.claim.code(), name: 'owner', password: weak, site: 'x' };
      expect(await codeOf(await admin.ask('POST', '/api/claim', { json }))).toBe('422 password-too-weak');
    },
  );
});

describe('a session', () => {
  it('lives in a cookie that no script reads and no other site sends', async () => {
    const admin = await openAdmin();
    const set = (await signIn(admin, owner)).headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^vedette=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('takes the stricter cookie where the terminal speaks TLS', async () => {
    const admin = await openAdmin({ tls: true });
    const set = (await signIn(admin, owner)).headers.get('set-cookie') ?? '';
    expect(set).toMatch(
      /^__Host-vedette=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });

  it('gets a new token at each sign-in, and the old one is worth nothing', async () => {
    const admin = await openAdmin();
    const first = cookieIn(await signIn(admin, owner));
    const second = cookieIn(await signIn(admin, owner, first));
    expect(second).not.toBe(first);
    expect([await signedIn(admin, first), await signedIn(admin, second)]).toEqual([false, true]);
  });

  it('ends after two idle hours, and after twelve in any case', async () => {
    const admin = await openAdmin();
    const idle = cookieIn(await signIn(admin, owner));
    const busy = cookieIn(await signIn(admin, owner));
    for (let i = 0; i < 11; i++) {
      admin.pass(hour);
      expect(await signedIn(admin, busy)).toBe(true);
    }
    expect(await signedIn(admin, idle)).toBe(false);
    admin.pass(hour);
    expect(await signedIn(admin, busy)).toBe(false);
  });

  it('ends at the sign-out', async () => {
    const admin = await openAdmin();
    const cookie = cookieIn(await signIn(admin, owner));
    expect((await admin.ask('DELETE', '/api/session', { cookie })).status).toBe(204);
    expect(await signedIn(admin, cookie)).toBe(false);
  });

  it('of everyone else with that name ends when the password changes', async () => {
    const admin = await openAdmin();
    const [here, there] = [cookieIn(await signIn(admin, owner)), cookieIn(await signIn(admin, owner))];
    const json = { current: password, next: 'another horse battery' };
    const changed = await admin.ask('PUT', '/api/session/password', { json, cookie: here });
    expect([await signedIn(admin, here), await signedIn(admin, there)]).toEqual([false, false]);
    expect(await signedIn(admin, cookieIn(changed))).toBe(true);
    expect((await signIn(admin, { name: 'owner', password: json.next })).status).toBe(200);
    const wrong = { ...json, current: 'something else' };
    const cookie = await admin.cookieOf('owner');
    expect(await codeOf(await admin.ask('PUT', '/api/session/password', { json: wrong, cookie }))).toBe(
      '401 sign-in-failed',
    );
  });

  it('of a disabled operator ends at once', async () => {
    const admin = await openAdmin();
    const cookie = await admin.cookieOf('guard');
    await admin.as('owner', 'PATCH', `/api/operators/${admin.operatorOf('guard')}`, {
      json: { disabled: true },
    });
    expect(await signedIn(admin, cookie)).toBe(false);
    expect(await codeOf(await signIn(admin, { name: 'guard', password }))).toBe('401 sign-in-failed');
  });

  it('is stored as a hash only', async () => {
    const admin = await openAdmin();
    const token = cookieIn(await signIn(admin, owner)).slice('vedette='.length);
    const session = await admin.store.operators.session(token as never);
    expect(session).toBeNull();
  });
});

describe('a wrong password', () => {
  it('is answered alike for a name that exists and one that does not, however often', async () => {
    const admin = await openAdmin();
    const tries = async (name: string): Promise<string[]> => {
      const answers: string[] = [];
      for (let i = 0; i < 7; i++)
        answers.push(await codeOf(await signIn(admin, { name, password: 'wrong password' })));
      return answers;
    };
    const known = await tries('guard');
    expect(known).toEqual(await tries('nobody'));
    expect(known.slice(4)).toEqual(['401 sign-in-failed', '429 locked-out', '429 locked-out']);
  });

  it('costs a longer wait each time, and a right one ends that', async () => {
    const admin = await openAdmin();
    const fail = () => signIn(admin, { name: 'guard', password: 'wrong password' });
    for (let i = 0; i < 5; i++) await fail();
    const waits: (string | null)[] = [];
    for (const wait of [15, 30, 60]) {
      waits.push((await fail()).headers.get('retry-after'));
      admin.pass(wait * 1000);
      await fail();
    }
    expect(waits).toEqual(['15', '30', '60']);
    admin.pass(120_000);
    expect((await signIn(admin, { name: 'guard', password })).status).toBe(200);
    expect(await codeOf(await fail())).toBe('401 sign-in-failed');
  });

  it('counts each time also when many are tried at once', async () => {
    const admin = await openAdmin();
    const fail = async () => codeOf(await signIn(admin, { name: 'guard', password: 'wrong password' }));
    const answers = await Promise.all(Array.from({ length: 12 }, fail));
    expect(answers.filter((answer) => answer === '401 sign-in-failed')).toHaveLength(5);
    expect(answers.filter((answer) => answer === '429 locked-out')).toHaveLength(7);
  });

  it('leaves a line in the audit log whether the name exists or not', async () => {
    const admin = await openAdmin();
    for (const name of ['guard', 'nobody']) await signIn(admin, { name, password: 'wrong password' });
    const lines = (await admin.store.audit.list({ action: 'sign-in-failed' })).items;
    expect(lines.map(({ actor, target }) => [actor, target])).toEqual([
      [null, null],
      [null, admin.operatorOf('guard')],
    ]);
  });

  it('holds no longer once an owner has set a new one', async () => {
    const admin = await openAdmin();
    for (let i = 0; i < 7; i++) await signIn(admin, { name: 'guard', password: 'wrong password' });
    const json = { password: 'a new horse battery' };
    await admin.as('owner', 'PATCH', `/api/operators/${admin.operatorOf('guard')}`, { json });
    expect((await signIn(admin, { name: 'guard', password: json.password })).status).toBe(200);
  });

  it('cannot be found out by changing it again and again from an open session', async () => {
    const admin = await openAdmin();
    const cookie = await admin.cookieOf('guard');
    const change = async (current: string) =>
      codeOf(
        await admin.ask('PUT', '/api/session/password', {
          json: { current, next: 'another horse battery' },
          cookie,
        }),
      );
    for (let i = 0; i < 5; i++) expect(await change('wrong password')).toBe('401 sign-in-failed');
    expect(await change(password)).toBe('429 locked-out');
  });

  it('locks the name out also after a restart', async () => {
    const admin = await openAdmin();
    for (let i = 0; i < 5; i++) await signIn(admin, { name: 'guard', password: 'wrong password' });
    const guard = await admin.store.operators.get(admin.operatorOf('guard'));
    expect(guard?.lockedUntil).toBe(after(admin.now(), duration(15_000)));
  });

  it('counts for the address too, over many names', async () => {
    const admin = await openAdmin();
    for (let i = 0; i < 20; i++) await signIn(admin, { name: `name ${i}`, password: 'wrong password' });
    expect(await codeOf(await signIn(admin, owner))).toBe('429 locked-out');
  });
});

describe('operators', () => {
  it('are added, listed with their last sign-in, and removed for good', async () => {
    const admin = await openAdmin();
    const json = { name: '王 五', role: 'guard', password: 'a long password' };
    const { id } = await bodyOf<{ id: string }>(await admin.as('owner', 'POST', '/api/operators', { json }));
    await signIn(admin, { name: '王 五', password: json.password });
    const list = await bodyOf<{ id: string }[]>(await admin.as('owner', 'GET', '/api/operators'));
    expect(list.find((each) => each.id === id)).toEqual({
      ...{ id, name: '王 五', role: 'guard', disabled: false, lockedUntil: null, lastSignInAt: admin.now() },
    });
    expect((await admin.as('owner', 'DELETE', `/api/operators/${id}`)).status).toBe(204);
    expect(await codeOf(await signIn(admin, { name: '王 五', password: json.password }))).toBe(
      '401 sign-in-failed',
    );
    const change = { json: { disabled: false } };
    expect(await codeOf(await admin.as('owner', 'PATCH', `/api/operators/${id}`, change))).toBe(
      '404 not-found',
    );
    expect((await admin.as('owner', 'POST', '/api/operators', { json })).status).toBe(200);
  });

  it('who were removed are still named by what they did', async () => {
    const admin = await openAdmin();
    await signIn(admin, { name: 'guard', password });
    await admin.as('owner', 'DELETE', `/api/operators/${admin.operatorOf('guard')}`);
    const audit = await bodyOf<{ lines: { by: string; act: string }[] }>(
      await admin.as('owner', 'GET', '/api/audit'),
    );
    expect(audit.lines).toContainEqual(expect.objectContaining({ by: 'guard', act: 'sign-in' }));
  });

  it('always keep one owner', async () => {
    const admin = await openAdmin();
    const path = `/api/operators/${admin.operatorOf('owner')}`;
    expect(await codeOf(await admin.as('owner', 'DELETE', path))).toBe('409 conflict');
    expect(await codeOf(await admin.as('owner', 'PATCH', path, { json: { role: 'guard' } }))).toBe(
      '409 conflict',
    );
  });

  it('of one name are refused', async () => {
    const admin = await openAdmin();
    const json = { name: 'GUARD', role: 'guard', password: 'a long password' };
    expect(await codeOf(await admin.as('owner', 'POST', '/api/operators', { json }))).toBe('409 conflict');
  });
});
