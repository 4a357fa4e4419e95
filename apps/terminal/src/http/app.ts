import { OpenAPIHono } from '@hono/zod-openapi';
import { openApiDocument } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import {
  demandKnownHost,
  demandOwnOrigin,
  errorOf,
  faultDetails,
  invalidInput,
  type Log,
  problemResponse,
  secureHeaders,
  servePages,
} from '@vedette/server';
import type { MiddlewareHandler } from 'hono';
import { openSessions } from '../use-cases/access/sessions.ts';
import { openSignIns } from '../use-cases/access/sign-in.ts';
import { openImportJobs } from '../use-cases/imports/import-jobs.ts';
import { alarmHandlers } from './alarms.ts';
import { findCaller } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { deviceHandlers } from './device.ts';
import { dutyHandlers } from './duty.ts';
import type { Env } from './env.ts';
import { eventHandlers } from './events.ts';
import { importHandlers } from './imports.ts';
import { listHandlers } from './lists.ts';
import { operatorHandlers } from './operators.ts';
import { passHandlers } from './passes.ts';
import { peopleHandlers } from './people.ts';
import { platformHandlers } from './platform.ts';
import { recordHandlers } from './records.ts';
import { ruledBy } from './ruled-by-platform.ts';
import { serveSamples } from './samples.ts';
import { scheduleHandlers } from './schedules.ts';
import { type ApiHandlers, serveAll } from './serve.ts';
import { sessionHandlers } from './session.ts';
import { trustHandlers } from './trust.ts';
import { vaultHandlers } from './vault.ts';
import { walletHandlers } from './wallet.ts';

/** The LAN admin API and the pages of a terminal. Opens nothing and listens nowhere. */
export function createApp(deps: AppDeps): OpenAPIHono<Env> {
  const { network, logs, store, clock, pages, samples } = deps;
  const sessions = openSessions(store.operators, clock.now);
  const app = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });
  app.onError((cause, c) => {
    const error = errorOf(cause);
    if (error.fault !== 'caller')
      logs.error('request-failed', { method: c.req.method, ...faultDetails(error) });
    return problemResponse(c, error);
  });
  app.notFound((c) => problemResponse(c, new VedetteError('not-found', 'caller', { at: 'address' })));

  app.use(secureHeaders, dropUnreadBody, demandKnownHost(network.hostNames));
  app.use('/api/*', logged(logs), demandOwnOrigin, findCaller(sessions, network.tls));
  serveAll(app, handlersOf(deps, sessions));

  const document = openApiDocument();
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/', (c) => c.redirect('/admin/'));
  app.get('/admin', (c) => c.redirect('/admin/'));
  app.get('/kiosk', (c) => c.redirect('/kiosk/'));
  app.get('/pass', (c) => c.redirect('/pass/'));
  app.get('/pass/*', servePages(pages.pass, '/pass/'));
  app.get('/admin/*', servePages(pages.console, '/admin/'));
  if (samples !== undefined) serveSamples(app, samples);
  app.get('/kiosk/*', servePages(pages.kiosk, '/kiosk/'));
  return app;
}

function handlersOf(deps: AppDeps, sessions: ReturnType<typeof openSessions>): ApiHandlers {
  const { store, face, lanes, live, logs, clock, passwords } = deps;
  const { people, references, settings, duties, operators, audit } = store;
  const { rules } = deps.platform;
  const enrolling = { people, references, settings, face };
  const jobs = openImportJobs({ enrolling, duties, audit, lanes, live, log: logs, now: clock.now });
  const signIns = openSignIns({ operators, audit, passwords, now: clock.now });
  return {
    session: sessionHandlers(deps, sessions, signIns),
    operators: operatorHandlers(deps, signIns),
    people: ruledBy(rules, 'people', peopleHandlers(deps)),
    imports: importHandlers(deps, jobs),
    passes: passHandlers(deps),
    trust: trustHandlers(deps),
    wallet: walletHandlers(deps),
    lists: ruledBy(rules, 'lists', listHandlers(deps)),
    schedules: ruledBy(rules, 'schedules', scheduleHandlers(deps)),
    duty: ruledBy(rules, 'duty', dutyHandlers(deps)),
    records: recordHandlers(deps),
    alarms: alarmHandlers(deps),
    device: deviceHandlers(deps),
    platform: platformHandlers(deps),
    vault: vaultHandlers(deps),
    events: eventHandlers(deps, sessions),
  };
}

/** HEAD is answered by what answers GET, without the body: whatever makes that body must hear that nobody reads. */
const dropUnreadBody: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (c.req.method === 'HEAD') await c.res.body?.cancel();
};

/**
 * The route that answered, never the address itself: names and reasons stand in queries. Reading that went
 * well is for debugging only, so that a page which looks every few seconds does not push the rest out.
 */
function logged(log: Log): MiddlewareHandler<Env> {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const { method, matchedRoutes } = c.req;
    const { status } = c.res;
    const level = method === 'GET' && status < 400 ? 'debug' : 'info';
    const ms = Math.round(performance.now() - start);
    log[level]('request', { method, route: matchedRoutes.at(-1)?.path ?? '', status, ms });
  };
}
