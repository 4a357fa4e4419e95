import type { RouteConfig, z } from '@hono/zod-openapi';

type JsonContent<S> = { readonly content: { readonly 'application/json': { readonly schema: S } } };
type Request<R extends RouteConfig> = R['request'] extends object ? R['request'] : Record<never, never>;
type Text = string | number | boolean | undefined;
type Loose<S> = S extends z.ZodObject ? { readonly [K in keyof z.output<S>]?: Text } : never;

type Params<R extends RouteConfig> =
  Request<R> extends { params: infer S extends z.ZodType } ? { readonly params: z.input<S> } : unknown;
type Query<R extends RouteConfig> =
  Request<R> extends { query: infer S } ? { readonly query?: Loose<S> } : unknown;
type Heads<R extends RouteConfig> =
  Request<R> extends { headers: infer S } ? { readonly headers?: Loose<S> } : unknown;
type Body<R extends RouteConfig> =
  Request<R> extends { body: infer B }
    ? { readonly body: B extends JsonContent<infer S extends z.ZodType> ? z.input<S> : Blob }
    : unknown;

/**
 * What a route asks for: `params` of its path, `query`, `headers` of its own such as `vedette-reason`, and `body` (a
 * Blob for an upload).
 */
export type Input<R extends RouteConfig> = Params<R> & Query<R> & Heads<R> & Body<R>;

/** What a route answers: the parsed JSON, a Blob for a file, undefined for 204. */
export type Answer<R extends RouteConfig> = R['responses'] extends { 200: infer A }
  ? A extends JsonContent<infer S extends z.ZodType>
    ? z.output<S>
    : Blob
  : undefined;
