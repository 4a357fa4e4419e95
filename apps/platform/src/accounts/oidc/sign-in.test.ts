import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimed,
  type Heard,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../../test/platform-kit.ts';
import {
  clientId,
  clientSecret,
  type SignInProvider,
  signInProvider,
} from '../../../test/sign-in-provider.ts';

let platform: TestPlatform;
let provider: SignInProvider;
let owner: Visitor;
let made: Heard;
const settings = () => ({
  ...{ slug: 'works', name: 'Works', issuer: provider.issuer, clientId, clientSecret, groupClaim: 'groups' },
  groups: [
    { group: 'guards', grant: { role: 'guard', places: [1] } },
    { group: 'chiefs', grant: { role: 'administrator', places: null } },
  ],
  ...{ isListed: true, isActive: true },
});
beforeAll(async () => {
  platform = await testPlatform(undefined, { inwardNetworks: ['127.0.0.0/8'] });
  owner = await claimed(platform);
  provider = await signInProvider(`${platform.url}/sign-in/works/callback`);
  made = await owner.ask('POST', '/api/identity-providers', settings());
});
afterAll(() => provider.close());

/** What a browser does: from page to page, with the cookies of each place, until it is told to go nowhere else. */
async function goThrough(visitor: Visitor, meddle?: (back: URL) => void): Promise<string> {
  const cookies = new Map<string, string>();
  let { headers } = await visitor.ask('GET', '/sign-in/works', undefined, {
    'sec-fetch-site': 'same-origin',
  });
  let next = headers.get('location') ?? '';
  for (let steps = 0; steps < 10 && next.startsWith(provider.issuer); steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    next = new URL(answer.headers.get('location') ?? '', provider.issuer).href;
  }
  const back = new URL(next);
  meddle?.(back);
  ({ headers } = await visitor.ask('GET', back.pathname + back.search, undefined, {
    'sec-fetch-site': 'cross-site',
  }));
  return headers.get('location') ?? '';
}

const sessionOf = async (visitor: Visitor) =>
  (await visitor.ask('GET', '/api/welcome')).json['session'] as { name: string; places: unknown } | null;

describe('signing in with the organisation’s own account', () => {
  it('is offered to whoever wants to sign in, and shows no secret', async () => {
    expect(made.status).toBe(200);
    expect(made.text).not.toContain(clientSecret);
    expect((await platform.visitor().ask('GET', '/api/welcome')).json['providers']).toEqual([
      { slug: 'works', name: 'Works' },
    ]);
  });

  it('makes an account with the roles that the groups give, and changes them with the groups', async () => {
    const visitor = platform.visitor();
    provider.become('wang', { preferred_username: 'wang', name: '王伟', groups: ['guards', 'others'] });
    expect(await goThrough(visitor)).toBe('/console/');
    expect(await sessionOf(visitor)).toMatchObject({ name: 'works:wang', displayName: '王伟', places: [1] });
    provider.become('wang', { preferred_username: 'renamed', groups: ['chiefs'] });
    expect(await goThrough(visitor)).toBe('/console/');
    expect(await sessionOf(visitor)).toMatchObject({ name: 'works:wang', places: null });
    const accounts = (await owner.ask('GET', '/api/accounts')).json as { items: { source: string }[] };
    expect(accounts.items.filter(({ source }) => source === 'provider')).toHaveLength(1);
  });

  it('lets nobody in who is in no group that is let in, or whose account was disabled', async () => {
    const visitor = platform.visitor();
    provider.become('li', { preferred_username: 'li', groups: ['others'] });
    expect(await goThrough(visitor)).toBe('/console/?sign-in=failed');
    provider.become('sun', { preferred_username: 'sun', groups: ['guards'] });
    await goThrough(visitor);
    const { account } = (await sessionOf(visitor)) as unknown as { account: string };
    await owner.ask('PATCH', `/api/accounts/${account}`, { isDisabled: true });
    expect(await goThrough(platform.visitor())).toBe('/console/?sign-in=failed');
  });

  it('never takes over an account that was made by hand under the same name', async () => {
    provider.become('other', { preferred_username: 'owner', groups: ['guards'] });
    const visitor = platform.visitor();
    await goThrough(visitor);
    expect(await sessionOf(visitor)).toMatchObject({ name: 'works:owner', places: [1] });
  });

  it('refuses an answer to another errand, of another browser, and one that was used', async () => {
    provider.become('zhou', { preferred_username: 'zhou', groups: ['guards'] });
    const meddle = (back: URL) => back.searchParams.set('state', 'another');
    const visitor = platform.visitor();
    expect(await goThrough(visitor, meddle)).toBe('/console/?sign-in=failed');
    let code = '';
    await goThrough(visitor, (back) => {
      code = back.search;
    });
    for (const other of [platform.visitor(), visitor]) {
      const { headers } = await other.ask('GET', `/sign-in/works/callback${code}`);
      expect(headers.get('location')).toBe('/console/?sign-in=failed');
    }
  });

  it('goes to no inner address that nobody has named', async () => {
    for (const issuer of [
      'http://10.0.0.1',
      'https://192.168.1.1',
      'http://[::1]',
      'https://169.254.169.254',
    ]) {
      const asked = await owner.ask('POST', '/api/identity-providers', {
        ...settings(),
        slug: 'inner',
        issuer,
      });
      expect([asked.status, asked.json['at']]).toEqual([400, 'issuer']);
    }
  });
});
