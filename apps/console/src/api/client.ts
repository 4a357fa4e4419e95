import type { RouteConfig, z } from '@hono/zod-openapi';
import { ApiProblem, readProblem } from './problem.ts';
import type { ReasonKeeper } from './reason-keeper.ts';
import type { Answer, Input } from './types.ts';

/**
 * Calls one route of the contract on this page's own origin and parses the answer by the route's schema.
 * An answer of 428 asks the operator for a reason and tries again.
 * @throws ApiProblem
 */
export type Call = <R extends RouteConfig>(
  route: R,
  input: Input<R>,
  signal?: AbortSignal,
) => Promise<Answer<R>>;

export interface ClientDeps {
  readonly fetch: typeof fetch;
  readonly reasons: ReasonKeeper;
  /** The session is gone; whoever shows pages shows the sign-in instead. */
  readonly onSignedOut: () => void;
}

interface AnyInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

export function openClient(deps: ClientDeps): Call {
  return async (route, input, signal) => {
    const response = await sendWithReason(deps, route, input as AnyInput, signal);
    if (response.ok) return (await readAnswer(route, response)) as Answer<typeof route>;
    const problem = await readProblem(response);
    if (problem.code === 'not-signed-in') deps.onSignedOut();
    throw problem;
  };
}

async function sendWithReason(
  deps: ClientDeps,
  route: RouteConfig,
  input: AnyInput,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const response = await send(deps, route, input, signal);
  if (response.status !== 428) return response;
  const reason = await deps.reasons.ask();
  if (reason === null) return response;
  return send(deps, route, input, signal);
}

async function send(
  { fetch, reasons }: ClientDeps,
  route: RouteConfig,
  input: AnyInput,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const isBlob = input.body instanceof Blob;
  const headers = new Headers({ accept: 'application/json, */*' });
  const reason = reasons.current();
  if (reason !== null && route.request?.headers !== undefined)
    headers.set('vedette-reason', encodeURIComponent(reason));
  if (input.body !== undefined)
    headers.set('content-type', input.body instanceof Blob ? input.body.type : 'application/json');
  const body = input.body === undefined ? null : isBlob ? (input.body as Blob) : JSON.stringify(input.body);
  const init: RequestInit = { method: route.method.toUpperCase(), headers, body, credentials: 'same-origin' };
  if (signal !== undefined) init.signal = signal;
  try {
    return await fetch(addressOf(route, input), init);
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiProblem('unreachable');
  }
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

async function readAnswer(route: RouteConfig, response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const schema = jsonSchemaOf(route);
  if (schema === undefined) return response.blob();
  const read = schema.safeParse(await response.json().catch(() => undefined));
  if (!read.success) throw new ApiProblem('answer-unreadable');
  return read.data;
}

function jsonSchemaOf(route: RouteConfig): z.ZodType | undefined {
  const answer = route.responses[200] as { content?: Record<string, { schema?: z.ZodType }> } | undefined;
  return answer?.content?.['application/json']?.schema;
}
