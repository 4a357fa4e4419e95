import {
  type Downlink,
  type LinkFault,
  linkLimits,
  type Poll,
  pollAnswerSchema,
  pollSchema,
  type Uplink,
} from '@vedette/contract/link';
import type { LinkRequest, LinkResponse } from '../transport/http.ts';
import { answer, refuse } from './answer.ts';
import type { Caller } from './authenticate.ts';
import type { SessionScope } from './channel-session.ts';
import { retryAfterFault } from './link-fault.ts';
import { type LinkNews, newsFor, type Told } from './news.ts';
import { parseJson } from './parse-json.ts';
import { allNews, PollSession } from './poll-session.ts';
import { respond, type Speaker } from './respond.ts';
import { uplinkFault, uplinkOf } from './uplink-of.ts';

/** What all polls share. */
export interface PollScope extends SessionScope {
  /** Counts a poll that waits; null when too many do. */
  readonly enterWait: () => (() => void) | null;
  readonly isClosing: () => boolean;
}

/**
 * `POST /link/messages`. A request with messages is answered with their answers, at once; one without waits until there
 * is something to say.
 */
export async function takePoll(
  scope: PollScope,
  caller: Caller,
  request: LinkRequest,
): Promise<LinkResponse> {
  const { deps } = scope;
  const parsed = pollSchema.safeParse(parseJson(request.body));
  if (!parsed.success) return refuse(deps, request, 'request-malformed');
  const said = parsed.data.messages.map((one) => ({ said: one, message: uplinkOf(one) }));
  const session = sessionOf(scope, caller, parsed.data, said[0]?.message ?? null);
  if (session === null) return refuse(deps, request, 'birth-missing');
  session.heard();
  const messages =
    said.length > 0
      ? await answersTo(scope, session, said)
      : await newsOf(scope, session, parsed.data, request.signal);
  if (typeof messages === 'string') return refuse(deps, request, messages);
  return answer(deps, request, pollAnswerSchema, { messages: [...messages] });
}

/** A process that has not heard the birth asks for it: which of them is asked is up to the way there. */
function sessionOf(scope: PollScope, caller: Caller, poll: Poll, first: Uplink | null): PollSession | null {
  const known = scope.registry.of(caller.device.id);
  if (known instanceof PollSession && known.boot === poll.boot && !known.isOver()) return known;
  if (first?.type !== 'birth') return null;
  return new PollSession(scope, caller.device.id, caller.version, poll.boot);
}

type Said = readonly { readonly said: unknown; readonly message: Uplink | null }[];

async function answersTo(scope: PollScope, session: PollSession, said: Said): Promise<readonly Downlink[]> {
  const { device, id, version } = session;
  const speaker: Speaker = { device, session: id, version, over: 'poll' };
  const firstPage = said.findIndex(({ message }) => message?.type === 'sync-want');
  return Promise.all(
    said.map(async ({ said: one, message }, at): Promise<Downlink> => {
      if (message === null) return uplinkFault(one);
      // One page fills an answer.
      if (scope.load.isFull() || (message.type === 'sync-want' && at !== firstPage))
        return slowDown(scope, message);
      const answered = await respond(scope.deps, speaker, message);
      if (answered.type === 'welcome') {
        session.hasTold = false;
        scope.registry.enter(session);
      }
      return answered;
    }),
  );
}

function slowDown({ deps }: PollScope, { id }: Uplink): Downlink {
  return { type: 'slow-down', re: id, retryAfter: retryAfterFault('slow-down', deps.random()) ?? 0 };
}

async function newsOf(
  scope: PollScope,
  session: PollSession,
  { have, wait }: Poll,
  signal: AbortSignal,
): Promise<readonly Downlink[] | LinkFault> {
  const told: Told = { ...have, hash: null };
  const now = await newsAbout(scope, session, told, allNews);
  if (now.length > 0 || wait === 0) return now;
  const leaveWait = scope.enterWait();
  if (leaveWait === null) return 'slow-down';
  try {
    const about = await session.wait(wait, signal);
    if (scope.isClosing()) return [goodbye(scope)];
    // Nobody is there to take a command: it stays where it is.
    if (about.size === 0 || signal.aborted || session.isOver()) return [];
    return await newsAbout(scope, session, told, about);
  } finally {
    leaveWait();
  }
}

async function newsAbout(
  { deps }: PollScope,
  session: PollSession,
  told: Told,
  about: ReadonlySet<LinkNews>,
): Promise<readonly Downlink[]> {
  const isFresh = !session.hasTold;
  session.hasTold = true;
  const news = await newsFor(deps, session.device, told, about, isFresh);
  return news.slice(0, linkLimits.messages);
}

function goodbye({ deps, limits }: PollScope): Downlink {
  return { type: 'goodbye', retryAfter: Math.round(limits.goodbyeSpread * deps.random()) };
}
