import type { RouteConfig } from '@hono/zod-openapi';
import {
  type Answer,
  type AnyInput,
  ApiProblem,
  addressOf,
  type Call,
  readAnswer,
  readProblem,
  requestOf,
} from '@vedette/sdk';
import type { ReasonKeeper } from './reason-keeper.ts';

export interface ClientDeps {
  readonly fetch: typeof fetch;
  readonly reasons: ReasonKeeper;
  /** The session is gone; whoever shows pages shows the sign-in instead. */
  readonly onSignedOut: () => void;
}

/**
 * Calls routes on this page's own origin. An answer of 428 asks the operator for a reason and tries again.
 */
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
  const headers = new Headers();
  const reason = reasons.current();
  if (reason !== null && route.request?.headers !== undefined)
    headers.set('vedette-reason', encodeURIComponent(reason));
  const init: RequestInit = { ...requestOf(route, input, headers), credentials: 'same-origin' };
  if (signal !== undefined) init.signal = signal;
  try {
    return await fetch(addressOf(route, input), init);
  } catch (cause) {
    if (signal?.aborted === true) throw cause;
    throw new ApiProblem('unreachable');
  }
}
