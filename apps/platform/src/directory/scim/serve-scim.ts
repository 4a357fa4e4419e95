import type { OpenAPIHono } from '@hono/zod-openapi';
import { VedetteError } from '@vedette/domain';
import { errorOf } from '@vedette/server';
import { type ErrorHandler, Hono, type MiddlewareHandler } from 'hono';
import { callerFor } from '../../module/caller.ts';
import { type ModuleEnv, principalOf } from '../../module/serve-module.ts';
import type { ScimDeps } from '../deps.ts';
import { scimApp } from './scim-app.ts';
import { scimProblem } from './scim-error.ts';

export interface ScimServing {
  /** Recognises whoever asks: its faults are answered as SCIM has them, like all others of these paths. */
  readonly find: readonly MiddlewareHandler<ModuleEnv>[];
  /** Told of what was not the caller's fault. */
  readonly failed: (error: VedetteError, method: string) => void;
}

export function serveScim(app: OpenAPIHono<ModuleEnv>, deps: ScimDeps, { find, failed }: ScimServing): void {
  const onError: ErrorHandler<ModuleEnv> = (cause, c) => {
    const error = errorOf(cause);
    if (error.fault !== 'caller') failed(error, c.req.method);
    return scimProblem(error);
  };
  const scim = new Hono<ModuleEnv>();
  scim.onError(onError);
  scim.use(...find, programsAlone);
  scim.route('/', scimApp(deps, onError));
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
