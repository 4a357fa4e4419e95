import type { OpenAPIHono } from '@hono/zod-openapi';
import { VedetteError } from '@vedette/domain';
import { Hono, type MiddlewareHandler } from 'hono';
import { callerFor } from '../../module/caller.ts';
import { type ModuleEnv, principalOf } from '../../module/serve-module.ts';
import type { ScimDeps } from '../deps.ts';
import { scimApp } from './scim-app.ts';
import { scimProblem } from './scim-error.ts';

/** @param find recognises whoever asks: its faults are answered as SCIM has them, like all others of these paths */
export function serveScim(
  app: OpenAPIHono<ModuleEnv>,
  deps: ScimDeps,
  ...find: readonly MiddlewareHandler<ModuleEnv>[]
): void {
  const scim = new Hono<ModuleEnv>();
  scim.onError(scimProblem);
  scim.use(...find, programsAlone);
  scim.route('/', scimApp(deps));
  app.route('/scim/v2', scim);
}

/** A directory comes with an API key; what a browser holds opens nothing here. */
const programsAlone: MiddlewareHandler<ModuleEnv> = async (c, next) => {
  const principal = principalOf(c);
  const caller = principal.kind === 'key' ? callerFor(principal, 'directory-write') : null;
  if (caller === null) throw new VedetteError('not-allowed', 'caller', { at: 'key' });
  c.set('caller', caller);
  await next();
};
