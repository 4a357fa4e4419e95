import { type OpenAPIHono, type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi';
import { routes } from '@vedette/contract';
import { VedetteError } from '@vedette/domain';
import type { Context, MiddlewareHandler } from 'hono';
import { demand } from '../use-cases/access/demand.ts';
import { type Access, accessTo, type Routes } from './access.ts';
import { limitBody } from './body-limit.ts';
import type { Env } from './env.ts';

/** Read-only, and a member that may be absent may also be undefined: neither shows in JSON. */
type DeepReadonly<T> = T extends object
  ? { readonly [K in keyof T]: DeepReadonly<T[K]> | (object extends Pick<T, K> ? undefined : never) }
  : T;

type JsonSchema<R> = R extends {
  responses: { 200: { content: { 'application/json': { schema: infer S extends z.ZodType } } } };
}
  ? S
  : never;

/** What a handler gives: the value of the route's schema, nothing, or, for a file, the response itself. */
export type Answer<R> = [JsonSchema<R>] extends [never]
  ? R extends { responses: { 204: unknown } }
    ? undefined
    : Response
  : DeepReadonly<z.input<JsonSchema<R>>>;

export type Ask<R extends RouteConfig> = Parameters<RouteHandler<R, Env>>[0];
export type Serve<R extends RouteConfig> = (ask: Ask<R>) => Promise<Answer<R>> | Answer<R>;

/** A handler for each route of a room; one left out does not compile. */
export type Handlers<G extends keyof Routes> = {
  readonly [N in keyof Routes[G]]: Routes[G][N] extends RouteConfig ? Serve<Routes[G][N]> : never;
};
export type ApiHandlers = { readonly [G in keyof Routes]: Handlers<G> };

/** Serves every route of the contract behind its permission, its body limit and its response schema. */
export function serveAll(app: OpenAPIHono<Env>, handlers: ApiHandlers): void {
  for (const group of Object.keys(routes) as (keyof Routes)[]) {
    const access: Readonly<Record<string, Access>> = accessTo[group];
    const own: Readonly<Record<string, (ask: never) => unknown>> = handlers[group];
    for (const [name, route] of Object.entries<RouteConfig>(routes[group])) {
      const [needs, handler] = [access[name], own[name]];
      if (needs === undefined || handler === undefined) throw new Error(`${group}.${name} is not served`);
      serve(app, route, needs, handler);
    }
  }
}

export function serve(
  app: OpenAPIHono<Env>,
  route: RouteConfig,
  access: Access,
  handler: (ask: never) => unknown,
): void {
  app.openapi({ ...route, middleware: [authorise(access), limitBody(route)] }, async (c) =>
    // The loop over all routes has lost which handler belongs to which request type; `ApiHandlers` keeps it.
    respond(c, route, await handler(c as never)),
  );
}

function authorise(access: Access): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = c.var.caller;
    if (access !== 'anyone') {
      if (caller === null) throw new VedetteError('not-signed-in', 'caller');
      if (access !== 'signed-in') demand(caller.operator.role, access);
    }
    await next();
  };
}

/** The parsed value is what leaves: a field that nobody declared stays inside. */
function respond(c: Context, route: RouteConfig, answer: unknown): Response {
  if (answer instanceof Response) return answer;
  const schema = answerSchema(route);
  if (schema === undefined) return c.body(null, 204);
  const { data, error, success } = schema.safeParse(answer);
  if (success) return c.json(data);
  const problems = error.issues.map(({ path, code }) => ({ path: path.join('.'), message: code }));
  throw new VedetteError('internal', 'self', { at: 'response', problems });
}

function answerSchema(route: RouteConfig): z.ZodType | undefined {
  const response = route.responses[200];
  const content = response !== undefined && 'content' in response ? response.content : undefined;
  const media = content?.['application/json'];
  const schema = media !== undefined && 'schema' in media ? media.schema : undefined;
  return schema instanceof z.ZodType ? schema : undefined;
}
