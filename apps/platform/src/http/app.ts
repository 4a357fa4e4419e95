import type { OpenAPIHono } from '@hono/zod-openapi';
import { platformOpenApiDocument } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import {
  demandKnownHost,
  demandOwnOrigin,
  errorOf,
  faultDetails,
  type Log,
  problemResponse,
  secureHeaders,
  servePages,
} from '@vedette/server';
import type { MiddlewareHandler } from 'hono';
import { type SignInDeps, serveSignIn } from '../accounts/oidc/serve-sign-in.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import type { SessionNeeds } from '../accounts/sessions.ts';
import { serveScim } from '../directory/scim/serve-scim.ts';
import { logFile } from '../log/static-files.ts';
import { type ModuleEnv, moduleApp } from '../module/serve-module.ts';
import { updateFile } from '../updates/update-files.ts';
import { type HealthDeps, serveHealth } from './health.ts';
import { limitAddress, limitCaller, type RateLimits } from './limit-rate.ts';
import type { Metrics } from './metrics.ts';
import { type ModuleDeps, serveModules } from './modules.ts';
import { serveVerifyPage } from './verify-page.ts';
import { findPrincipal } from './who.ts';

export interface AppDeps {
  readonly modules: ModuleDeps;
  readonly signIn: SignInDeps;
  readonly sessions: SessionNeeds;
  readonly cookie: SessionCookie;
  readonly rates: RateLimits;
  readonly health: HealthDeps;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly hostNames: readonly string[];
  /** The console as it was built. */
  readonly pages: string;
  /** What visitors, hosts and listed people see on their own phones, as it was built. */
  readonly visitorPages: string;
  /** The page that verifies certificates, as it was built. */
  readonly verifyPage: string;
}

/** The API and the pages of the platform. Opens nothing and listens nowhere. */
export function createApp(deps: AppDeps): OpenAPIHono<ModuleEnv> {
  const { log, metrics, pages, visitorPages } = deps;
  const app = moduleApp();
  const failed = (error: VedetteError, method: string): void =>
    log.error('request-failed', { method, ...faultDetails(error) });
  app.onError((cause, c) => {
    const error = errorOf(cause);
    if (error.fault !== 'caller') failed(error, c.req.method);
    return problemResponse(c, error);
  });
  app.notFound((c) => problemResponse(c, new VedetteError('not-found', 'caller', { at: 'address' })));
  app.use(secureHeaders, dropUnreadBody, observed(log, metrics));
  serveHealth(app, deps.health);
  app.use(demandKnownHost(deps.hostNames));
  const find = [
    limitAddress(deps.rates),
    demandOwnOrigin,
    findPrincipal(deps.sessions, deps.cookie),
    limitCaller(deps.rates),
  ];
  app.use('/api/*', ...find);
  app.use('/sign-in/*', limitAddress(deps.rates));
  app.use('/log/*', limitAddress(deps.rates));
  serveModules(app, deps.modules);
  serveScim(app, deps.modules.directory, { find, failed });
  serveSignIn(app, deps.signIn);

  app.get('/updates/*', (c) =>
    updateFile(deps.modules.devices, c.req.path.slice('/updates/'.length), c.req.header('range') ?? null),
  );

  const { publicLog, log: shown, keys } = deps.modules.certificates;
  app.get('/log/*', (c) => logFile({ store: publicLog, log: shown, keys }, c.req.path.slice('/log/'.length)));

  const document = platformOpenApiDocument();
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/', (c) => c.redirect('/console/'));
  app.get('/console', (c) => c.redirect('/console/'));
  app.get('/console/*', servePages(pages, '/console/'));
  app.get('/verify', (c) => c.redirect('/verify/'));
  app.get('/verify/', serveVerifyPage(deps.verifyPage));
  // Opened with a secret behind `#`, which no server sees: one page, which looks at its own address.
  const visitorPage = servePages(visitorPages, '/visit/');
  for (const path of ['/visit', '/visit/*', '/host', '/walk-in', '/listed']) app.get(path, visitorPage);
  return app;
}

/** HEAD is answered by what answers GET, without the body: whatever makes that body must hear that nobody reads. */
const dropUnreadBody: MiddlewareHandler<ModuleEnv> = async (c, next) => {
  await next();
  if (c.req.method === 'HEAD') await c.res.body?.cancel();
};

/** The route that answered, never the address itself: names and reasons stand in queries. */
function observed(log: Log, metrics: Metrics): MiddlewareHandler<ModuleEnv> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { method, matchedRoutes } = c.req;
    const { status } = c.res;
    metrics.count('vedette_http_requests_total', { status: String(status) });
    const level = method === 'GET' && status < 400 ? 'debug' : 'info';
    const ms = Math.round(performance.now() - start);
    log[level]('request', { method, route: matchedRoutes.at(-1)?.path ?? '', status, ms });
  };
}
