import { beforeAll, describe, expect, it } from 'vitest';
import { testPlatform } from '../../test/platform-kit.ts';
import { allRoutes, call, mark, plantStrangers, requestOf, type Strangers } from '../../test/strangers.ts';

const platform = await testPlatform();
let world: Strangers;
beforeAll(async () => {
  world = await plantStrangers(platform);
}, 120_000);

/** Whoever has the secret in the body, or nobody yet: there is no organisation to be a stranger of. */
const isOpen = (route: (typeof allRoutes)[number]): boolean => route.route.security?.length === 0;
const closed = allRoutes.filter((route) => !isOpen(route));
/** Of the caller himself, whoever he is. */
const isOwn = ({ group, name }: (typeof allRoutes)[number]): boolean =>
  ['session', 'ownAccount', 'live'].includes(group) &&
  !name.includes('endSession') &&
  !name.includes('removePasskey');
const takesFile = ({ route }: (typeof allRoutes)[number]): boolean =>
  route.request?.body !== undefined && !('application/json' in route.request.body.content);
const takesId = (route: (typeof allRoutes)[number]): boolean => route.route.path.includes('{');

describe('somebody of another organisation, with every right in his own', () => {
  it('has something of most kinds to be kept from', () => {
    expect([...world.ids.keys()]).toEqual(
      expect.arrayContaining([
        'accounts',
        'roles',
        'apiKeys',
        'identityProviders',
        'approvals',
        'locations',
        'people',
      ]),
    );
    expect([...world.ids.keys()]).toEqual(
      expect.arrayContaining(['groups', 'lists', 'integrations', 'visits', 'directories']),
    );
  });

  it.each(closed.filter((route) => takesId(route) && !isOwn(route)))(
    'finds nothing by $name',
    async (route) => {
      const { status, text, json } = await call(world.stranger, route, world.ids);
      // A list of what belongs to something that is not there has nothing in it.
      if (status === 200) expect([[], { items: [] }, { items: [], next: null }]).toContainEqual(json);
      // What is no picture is refused before it is asked whose it would be.
      else expect(takesFile(route) ? [403, 404, 422] : [403, 404], text).toContain(status);
      for (const secret of world.secrets) expect(text).not.toContain(secret);
    },
  );

  it.each(closed.filter((route) => !takesId(route) && !isOwn(route)))(
    'is told nothing by $name',
    async (route) => {
      const { status, text } = await call(world.stranger, route, world.ids);
      expect(status, text).not.toBe(500);
      if (status !== 200) expect([400, 403, 404, 409, 413, 415, 422, 428]).toContain(status);
      // What he made himself may bear the name that he gave; ids of the others it may not.
      const { body } = requestOf(route, world.ids);
      const secrets = body === undefined ? world.secrets : world.secrets.filter((secret) => secret !== mark);
      for (const secret of secrets) expect(text).not.toContain(secret);
    },
  );

  it('leaves everything as it was', async () => {
    for (const route of closed.filter(({ name, group }) => name.endsWith('.get') && world.ids.has(group))) {
      const { status, text } = await call(world.owner, route, world.ids);
      expect(status, `${route.name} ${text}`).toBe(200);
    }
  });
});

describe('nobody', () => {
  it.each(closed)('is refused by $name', async (route) => {
    const { status, text } = await call(platform.visitor(), route, world.ids);
    expect([401, 400], text).toContain(status);
    if (status === 400) expect(text).not.toContain(mark);
    else expect(text).toContain('not-signed-in');
  });
});

describe('a page of somebody else', () => {
  const changing = allRoutes.filter(({ route }) => route.method !== 'get');
  it.each(changing)('changes nothing by $name', async (route) => {
    for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const { status, text } = await call(world.owner, route, world.ids, headers);
      expect([status, text]).toEqual([403, expect.stringContaining('origin')]);
    }
  });

  it('whose name was made to lead here is answered nothing', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'elsewhere.example' };
      const sent = request(
        { port: platform.port, host: '127.0.0.1', path: '/api/welcome', headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(status).toBe(403);
  });
});
