import { createRoute, type RouteConfig, z } from '@hono/zod-openapi';
import { problemSchema } from './common.ts';

const problem = {
  description: 'What went wrong and whose fault it is',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The answers that every route may give besides its own. */
export const problems = {
  400: problem,
  401: problem,
  403: problem,
  404: problem,
  409: problem,
  413: problem,
  415: problem,
  422: problem,
  428: problem,
  429: problem,
  500: problem,
  503: problem,
  507: problem,
} as const;

export function json<T extends z.ZodType>(schema: T, description = 'Done') {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems } as const;
}

export function nothing(description = 'Done') {
  return { 204: { description }, ...problems } as const;
}

export function file(type: string, description: string) {
  const schema = z.string().openapi({ format: 'binary' });
  return { 200: { description, content: { [type]: { schema } } }, ...problems };
}

export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}

export function upload(...types: readonly string[]) {
  const schema = z.string().openapi({ format: 'binary' });
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

export function route<const R extends RouteConfig>(config: R) {
  return createRoute(config);
}
