import type { HttpBindings } from '@hono/node-server';
import { OpenAPIHono, type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi';
import { floorPlanLimits, updateLimits } from '@vedette/contract/platform';
import { VedetteError } from '@vedette/domain';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Caller, callerFor, demand, type ModulePermission, type Principal } from './caller.ts';

/** What a request carries. */
export interface ModuleEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Whoever was recognised; null for nobody. */
    principal?: Principal | null;
    /** The same, with what the route asks for and as far as that reaches. */
    caller: Caller | null;
  };
}

/** Read-only, and a member that may be absent may also be undefined: neither shows in JSON. */
type DeepReadonly<T> = T extends object
  ? { readonly [K in keyof T]: DeepReadonly<T[K]> | (object extends Pick<T, K> ? undefined : never) }
  : T;
type JsonSchema<R> = R extends {
  responses: { 200: { content: { 'application/json': { schema: infer S extends z.ZodType } } } };
}
  ? S
  : never;
export type Answer<R> = [JsonSchema<R>] extends [never]
  ? R extends { responses: { 204: unknown } }
    ? undefined
    : Response
  : DeepReadonly<z.input<JsonSchema<R>>>;
export type Ask<R extends RouteConfig> = Parameters<RouteHandler<R, ModuleEnv>>[0];
type Serve<R extends RouteConfig> = (ask: Ask<R>) => Promise<Answer<R>>;

/** A handler for each route of a group; one left out does not compile. */
export type HandlersOf<G> = { readonly [N in keyof G]: G[N] extends RouteConfig ? Serve<G[N]> : never };
/**
 * `link`: whoever has the secret in the body; `anyone`; `known`: a person or a program, whatever it may do;
 * `signed-in`: the same of a person at a browser alone.
 */
export type Access = ModulePermission | 'link' | 'anyone' | 'known' | 'signed-in';
/** What each route asks for. */
export type AccessOf<G> = Readonly<Record<keyof G, Access>>;

const bodyBytes = { json: 256_000, table: 10_000_000, reference: 1_000_000 } as const;

/** Serves a group of routes, each behind its permission, its body limit and its response schema. */
export function serveModule<G extends Readonly<Record<string, RouteConfig>>>(
  app: OpenAPIHono<ModuleEnv>,
  routes: G,
  access: AccessOf<G>,
  handlers: HandlersOf<G>,
): void {
  const own: Readonly<Record<string, unknown>> = handlers;
  const needed: Readonly<Record<string, Access>> = access;
  for (const [name, route] of Object.entries(routes)) {
    const [handler, needs] = [own[name], needed[name]];
    // The compiler demands both; what runs without having been compiled serves what there is.
    if (typeof handler !== 'function' || needs === undefined) continue;
    // Which handler belongs to which request type, `HandlersOf` has checked; the loop has lost it.
    const answer = handler as (ask: unknown) => Promise<unknown>;
    app.openapi({ ...route, middleware: [authorise(needs), limitBody(route)] }, async (c) =>
      respond(c, route, await answer(c)),
    );
  }
}

/** An app that says what was wrong with a request in the house's words. */
export function moduleApp(): OpenAPIHono<ModuleEnv> {
  return new OpenAPIHono<ModuleEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const problems = result.error.issues.slice(0, 50).map(({ path, code }) => ({
        path: path.join('.').slice(0, 100),
        message: code.replaceAll('_', '-'),
      }));
      throw new VedetteError('input-invalid', 'caller', { problems });
    },
  });
}

/** @throws VedetteError `not-signed-in` */
export function callerOf(c: Context<ModuleEnv>): Caller {
  const { caller } = c.var;
  if (caller === null) throw new VedetteError('not-signed-in', 'caller');
  return caller;
}

/** Whoever asks, as himself. @throws VedetteError `not-signed-in` */
export function principalOf(c: Context<ModuleEnv>): Principal {
  const { principal } = c.var;
  if (principal === null || principal === undefined) throw new VedetteError('not-signed-in', 'caller');
  return principal;
}

/** @throws VedetteError `not-signed-in`, `not-allowed` */
function authorise(needs: Access): MiddlewareHandler<ModuleEnv> {
  return async (c, next) => {
    if (needs === 'known') principalOf(c);
    else if (needs === 'signed-in') demandPerson(principalOf(c));
    else if (needs !== 'link' && needs !== 'anyone') {
      const { principal } = c.var;
      if (principal !== null && principal !== undefined)
        c.set('caller', callerFor(principal, needs) ?? nowhere(needs));
      demand(callerOf(c), needs);
    }
    await next();
  };
}

function nowhere(at: string): never {
  throw new VedetteError('not-allowed', 'caller', { at });
}

/** What belongs to a person is no matter for a program's key. */
function demandPerson({ session }: Principal): void {
  if (session === null) nowhere('key');
}

function limitBody(route: RouteConfig): MiddlewareHandler {
  const types = Object.keys(route.request?.body?.content ?? {});
  const isTable = types.includes('text/csv');
  const isReference = route.path.endsWith('/references');
  const isPicture = types.includes('image/png');
  const isRelease = types.includes('application/zip');
  const maxSize = isRelease
    ? updateLimits.release
    : isPicture
      ? floorPlanLimits.bytes
      : isTable
        ? bodyBytes.table
        : isReference
          ? bodyBytes.reference
          : bodyBytes.json;
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new VedetteError('upload-too-large', 'caller', { values: { limitBytes: maxSize } });
    },
  });
}

/** The parsed value is what leaves: a field that nobody declared stays inside. */
function respond(c: Context, route: RouteConfig, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  const response = route.responses[200];
  const content = response !== undefined && 'content' in response ? response.content : undefined;
  const media = content?.['application/json'];
  const schema = media !== undefined && 'schema' in media ? media.schema : undefined;
  if (!(schema instanceof z.ZodType)) return c.body(null, 204);
  const parsed = schema.safeParse(answer);
  if (parsed.success) return c.json(parsed.data);
  const problems = parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), message: code }));
  throw new VedetteError('internal', 'self', { at: 'response', problems });
}
