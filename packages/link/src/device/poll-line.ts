import { linkLimits, linkPaths, linkTimes, pollAnswerSchema, type Uplink } from '@vedette/contract/link';
import { type CallDeps, type CallResult, callPlatform } from './call-platform.ts';
import type { Line, LineEnd, LineEvents } from './line.ts';

export interface PollNeeds extends CallDeps {
  readonly origin: string;
  readonly boot: string;
  /** What the device knows to be current. */
  readonly have: () => { readonly config: number; readonly sync: number };
}

/** Longer than the platform holds an answer back. */
const pollTime = linkTimes.longPoll + 15_000;

/**
 * Messages by requests: what the device says goes at once, one request at a time; what the platform says comes as the
 * answer to another one, which waits.
 */
export function openPoll(needs: PollNeeds): Line {
  const gone = new AbortController();
  const waiting: Uplink[] = [];
  let events: LineEvents | null = null;
  let isSending = false;
  let isWaiting = false;

  function end(why: LineEnd): void {
    if (gone.signal.aborted) return;
    gone.abort();
    events?.over(why);
  }

  async function post(messages: readonly Uplink[], wait: number): Promise<boolean> {
    try {
      const { boot, origin } = needs;
      const body = Buffer.from(JSON.stringify({ boot, have: needs.have(), wait, messages }));
      const url = `${origin}${linkPaths.messages}`;
      const call = { method: 'POST', url, body, timeout: pollTime, signal: gone.signal } as const;
      return take(await callPlatform(needs, call));
    } catch {
      end({ why: 'broken' });
      return false;
    }
  }

  function take(result: CallResult): boolean {
    if (result.state === 'answered') {
      const parsed = pollAnswerSchema.safeParse(result.body);
      for (const message of parsed.data?.messages ?? []) events?.message(message);
      if (!parsed.success) end({ why: 'broken' });
      return parsed.success;
    }
    if (result.state === 'unsigned') end({ why: 'broken' });
    else {
      const { code: fault, retryAfter = 0 } = result.problem;
      // Another process of the platform answers now: it has to hear the birth, with the next line.
      end(fault === 'birth-missing' ? { why: 'switch' } : { why: 'refused', fault, retryAfter });
    }
    return false;
  }

  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0 && !gone.signal.aborted) {
      const batch = fitting(waiting);
      if (!(await post(batch, 0))) break;
      if (!isWaiting) void waitForNews();
    }
    isSending = false;
  }

  /** Begins after the first answer, which is that to the birth. */
  async function waitForNews(): Promise<void> {
    isWaiting = true;
    while (!gone.signal.aborted && (await post([], linkTimes.longPoll)));
  }
  return {
    over: 'poll',
    send(message) {
      waiting.push(message);
      void sendAll();
    },
    end,
    listen(listener) {
      events = listener;
    },
  };
}

/** Takes from the front as many as a request holds. */
function fitting(waiting: Uplink[]): readonly Uplink[] {
  const room = linkLimits.message - 1024;
  let bytes = 0;
  let count = 0;
  for (const message of waiting.slice(0, linkLimits.messages)) {
    bytes += Buffer.byteLength(JSON.stringify(message)) + 1;
    if (count > 0 && bytes > room) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
