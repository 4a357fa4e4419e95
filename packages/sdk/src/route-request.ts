import type { RouteConfig, z } from '@hono/zod-openapi';
import { ApiProblem } from './problem.ts';

/** What any route may be given; `Input` says which of it a certain one takes. */
export interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** The path with its parameters filled in, and the query without what is empty. */
export function addressOf(route: Pick<RouteConfig, 'path'>, input: AnyInput): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Method, headers and body of a request; a Blob goes as it is, all else as JSON. */
export function requestOf(route: RouteConfig, { body, headers: given }: AnyInput, own: Headers): RequestInit {
  const headers = new Headers(own);
  for (const [name, value] of Object.entries(given ?? {}))
    if (value !== undefined) headers.set(name, headerText(name, String(value)));
  headers.set('accept', 'application/json, */*');
  const method = route.method.toUpperCase();
  if (body === undefined) return { method, headers };
  headers.set('content-type', body instanceof Blob ? body.type : 'application/json');
  return { method, headers, body: body instanceof Blob ? body : JSON.stringify(body) };
}

/** Why somebody looks is written in any language; a header carries ASCII. */
function headerText(name: string, value: string): string {
  return name === 'vedette-reason' ? encodeURIComponent(value) : value;
}

/**
 * The answer, parsed by the route's own schema: a field that nobody declared does not come through.
 * @returns the JSON, a Blob for a file, undefined for 204
 * @throws ApiProblem `answer-unreadable`
 */
export async function readAnswer(route: RouteConfig, response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const schema = jsonSchemaOf(route);
  if (schema === undefined) return response.blob();
  const read = schema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new ApiProblem('answer-unreadable', { status: response.status });
  return read.data;
}

function jsonSchemaOf(route: RouteConfig): z.ZodType | undefined {
  const answer = route.responses[200] as { content?: Record<string, { schema?: z.ZodType }> } | undefined;
  return answer?.content?.['application/json']?.schema;
}
