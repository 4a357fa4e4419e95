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
import { problemCode } from './problem.ts';
import type { Question } from './question.ts';
import type { ReasonKeeper } from './reason-keeper.ts';

export interface ClientDeps {
  readonly fetch: typeof fetch;
  readonly reasons: ReasonKeeper;
  readonly proofs: Question<boolean>;
  /** The session is gone; whoever shows pages shows the sign-in instead. */
  readonly onSignedOut: () => void;
}

/**
 * Calls routes on this page's own origin. An answer of 428 asks the operator for a reason and tries again; one that
 * wants to know once more who he is lets him prove it, and tries again.
 */
export function openClient(deps: ClientDeps): Call {
  const attempt: Call = async (route, input, signal) => {
    const response = await sendWithReason(deps, route, input as AnyInput, signal);
    if (response.ok) return (await readAnswer(route, response)) as Answer<typeof route>;
    throw await readProblem(response);
  };
  return async (route, input, signal) => {
    try {
      return await attempt(route, input, signal);
    } catch (cause) {
      const code = problemCode(cause);
      if (code === 'not-signed-in') deps.onSignedOut();
      if (code !== 'step-up-required' || !(await deps.proofs.ask())) throw cause;
      return attempt(route, input, signal);
    }
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
