import { scimPatchSchema, scimQuerySchema, scimUrns } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import { type Context, type ErrorHandler, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Caller, demand } from '../../module/caller.ts';
import { callerOf, type ModuleEnv } from '../../module/serve-module.ts';
import { revisionOf } from '../../people/person-input.ts';
import type { ScimDeps } from '../deps.ts';
import { resourceTypes, scimSchemas, serviceProviderConfig } from './about.ts';
import { scimGroups } from './groups.ts';
import { parsedBody } from './parsed-body.ts';
import { scimFault, scimProblem, scimResponse } from './scim-error.ts';
import { scimUsers } from './users.ts';

type C = Context<ModuleEnv>;
const bodyBytes = 2_000_000;

/**
 * SCIM 2.0 (RFC 7643, 7644), to be mounted at `/scim/v2` behind whatever recognises API keys. Filters hold names: the
 * query of these paths belongs in no log.
 * @param onError answers what went wrong
 */
export function scimApp(deps: ScimDeps, onError: ErrorHandler<ModuleEnv> = scimProblem): Hono<ModuleEnv> {
  const app = new Hono<ModuleEnv>();
  app.onError(onError);
  app.use(
    bodyLimit({
      maxSize: bodyBytes,
      onError: () => scimProblem(new VedetteError('upload-too-large', 'caller')),
    }),
  );
  app.use(async (c, next) => {
    demand(callerOf(c), 'directory-write');
    await next();
  });
  serveAbout(app);
  serveResources(app, '/Users', scimUsers(deps));
  serveResources(app, '/Groups', scimGroups(deps));
  app.all('*', () => scimProblem(new VedetteError('not-found', 'caller', { at: 'endpoint' })));
  return app;
}

function serveAbout(app: Hono<ModuleEnv>): void {
  const listed = (resources: readonly unknown[]) =>
    scimResponse({
      schemas: [scimUrns.list],
      ...{ totalResults: resources.length, startIndex: 1, itemsPerPage: resources.length },
      Resources: resources,
    });
  const one = (resources: readonly { readonly id: string }[], id: string) => {
    const found = resources.find((resource) => resource.id === id);
    if (found === undefined) throw new VedetteError('not-found', 'caller', { at: 'resource' });
    return scimResponse(found);
  };
  app.get('/ServiceProviderConfig', (c) => scimResponse(serviceProviderConfig(baseOf(c))));
  app.get('/ResourceTypes', (c) => listed(resourceTypes(baseOf(c))));
  app.get('/ResourceTypes/:id', (c) => one(resourceTypes(baseOf(c)), c.req.param('id')));
  app.get('/Schemas', (c) => listed(scimSchemas(baseOf(c))));
  app.get('/Schemas/:id', (c) => one(scimSchemas(baseOf(c)), c.req.param('id')));
}

type Resources = ReturnType<typeof scimUsers> | ReturnType<typeof scimGroups>;

function serveResources(app: Hono<ModuleEnv>, path: string, resources: Resources): void {
  const at = (c: C): { caller: Caller; id: string; base: string } => ({
    caller: callerOf(c),
    id: c.req.param('id') ?? '',
    base: baseOf(c),
  });
  const query = (c: C) =>
    parsedBody(scimQuerySchema, {
      ...c.req.query(),
      ...(c.req.queries('attributes') === undefined ? {} : { attributes: c.req.queries('attributes') }),
    });
  const revision = (c: C) => revisionOf(c.req.header('if-match'));
  app.get(path, (c) => resources.list(callerOf(c), query(c), baseOf(c)));
  app.post(path, async (c) => resources.create(callerOf(c), await jsonOf(c), baseOf(c)));
  app.post(`${path}/.search`, async (c) =>
    resources.list(callerOf(c), parsedBody(scimQuerySchema, await jsonOf(c)), baseOf(c)),
  );
  app.get(`${path}/:id`, (c) => {
    const { caller, id, base } = at(c);
    return resources.get(caller, id, query(c), base, c.req.header('if-none-match'));
  });
  app.put(`${path}/:id`, async (c) => {
    const { caller, id, base } = at(c);
    return resources.replace(caller, id, await jsonOf(c), base, revision(c));
  });
  app.patch(`${path}/:id`, async (c) => {
    const { caller, id, base } = at(c);
    return resources.patch(caller, id, parsedBody(scimPatchSchema, await jsonOf(c)), base, revision(c));
  });
  app.delete(`${path}/:id`, (c) => {
    const { caller, id } = at(c);
    return resources.remove(caller, id);
  });
}

async function jsonOf(c: C): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw scimFault('invalidSyntax');
  }
}

/** Where resources stand, as whoever asks reached them. */
const baseOf = (c: C): string => new URL('/scim/v2', c.req.url).href;
