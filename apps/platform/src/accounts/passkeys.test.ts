import { beforeAll, expect, it } from 'vitest';
import {
  claimed,
  colleague,
  password,
  type TestPlatform,
  testPlatform,
  type Visitor,
} from '../../test/platform-kit.ts';
import { type SoftwareAuthenticator, softwareAuthenticator } from '../../test/software-authenticator.ts';

let platform: TestPlatform;
let owner: Visitor;
beforeAll(async () => {
  platform = await testPlatform();
  owner = await claimed(platform);
});

interface Begun {
  readonly ticket: string;
  readonly options: Record<string, unknown>;
}

/** An account with a passkey. */
async function withPasskey(name: string) {
  const visitor = await colleague(platform, owner, name, []);
  const key = softwareAuthenticator(platform.url);
  const begun = (await visitor.ask('POST', '/api/own/passkeys/options')).json as unknown as Begun;
  const response = key.create(begun.options);
  const added = await visitor.ask('POST', '/api/own/passkeys', {
    ticket: begun.ticket,
    name: 'key',
    response,
  });
  expect(added.json).toMatchObject({ name: 'key', isBackedUp: false });
  return { visitor, key, begun, response };
}

async function signIn(key: SoftwareAuthenticator): Promise<number> {
  const visitor = platform.visitor();
  const { ticket, options } = (await visitor.ask('POST', '/api/session/passkey/options'))
    .json as unknown as Begun;
  return (await visitor.ask('POST', '/api/session/passkey', { ticket, response: key.get(options) })).status;
}

it('signs in with a passkey alone, without a name', async () => {
  const { key } = await withPasskey('zhao');
  expect(await signIn(key)).toBe(200);
});

it('asks for the passkey after the password, and takes no other one', async () => {
  const [{ key }, { key: strange }] = [await withPasskey('qian'), await withPasskey('sun')];
  const begin = async () => {
    const { json } = await platform.visitor().ask('POST', '/api/session', { name: 'qian', password });
    expect(json).toMatchObject({ state: 'second-factor', methods: ['passkey'] });
    return json as { ticket: string; passkey: Record<string, unknown> };
  };
  const finish = async (own: SoftwareAuthenticator) => {
    const { ticket, passkey } = await begin();
    const given = { by: 'passkey', ticket, response: own.get(passkey) };
    return (await platform.visitor().ask('POST', '/api/session/second-factor', given)).status;
  };
  expect(await finish(strange)).toBe(401);
  expect(await finish(key)).toBe(200);
});

it('refuses a copy, whose counter does not grow', async () => {
  const { key } = await withPasskey('li');
  expect(await signIn(key)).toBe(200);
  key.setCounter(0);
  expect(await signIn(key)).toBe(401);
});

it('refuses an answer to another question, a second time, of another page, and one that is nobody’s', async () => {
  const { key, begun, response, visitor } = await withPasskey('zhou');
  const again = await visitor.ask('POST', '/api/own/passkeys', { ticket: begun.ticket, name: 'x', response });
  expect(again.json['code']).toBe('sign-in-failed');
  const ask = async () =>
    (await platform.visitor().ask('POST', '/api/session/passkey/options')).json as unknown as Begun;
  const [one, other] = [await ask(), await ask()];
  const given = async (ticket: string, answer: Record<string, unknown>) =>
    (await platform.visitor().ask('POST', '/api/session/passkey', { ticket, response: answer })).status;
  expect(await given(one.ticket, key.get(other.options))).toBe(401);
  const answer = key.get(other.options);
  expect([await given(other.ticket, answer), await given(other.ticket, answer)]).toEqual([200, 401]);
  const elsewhere = softwareAuthenticator('https://elsewhere.example');
  expect(await signIn(elsewhere)).toBe(401);
  expect(await signIn(softwareAuthenticator(platform.url))).toBe(401);
});

it('proves with it who one is, lists and removes it', async () => {
  const { key, visitor } = await withPasskey('wu');
  const { ticket, options } = (await visitor.ask('POST', '/api/session/proof/options'))
    .json as unknown as Begun;
  const proof = await visitor.ask('POST', '/api/session/proof', {
    by: 'passkey',
    ticket,
    response: key.get(options),
  });
  expect(proof.status).toBe(200);
  const { passkeys } = (await visitor.ask('GET', '/api/own/factors')).json as { passkeys: { id: string }[] };
  expect((await visitor.ask('DELETE', `/api/own/passkeys/${passkeys[0]?.id}`)).status).toBe(204);
  expect(await signIn(key)).toBe(401);
});

it('is of no use to an account that was disabled', async () => {
  const { key, visitor } = await withPasskey('zheng');
  await owner.ask('PATCH', `/api/accounts/${visitor.id}`, { isDisabled: true });
  expect(await signIn(key)).toBe(401);
});
