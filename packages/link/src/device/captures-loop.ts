import { captureProgressSchema, type LinkFault, linkLimits, linkPaths } from '@vedette/contract/link';
import { pause } from '../transport/pause.ts';
import { type CallDeps, type CallResult, callPlatform } from './call-platform.ts';
import type { LinkCaptures, WaitingCapture } from './ports.ts';

export interface CapturesNeeds extends CallDeps {
  readonly origin: string;
  readonly captures: LinkCaptures;
  readonly troubled: (error: unknown) => void;
  /** Whether no record waits: a picture never goes before what happened. */
  readonly mayGo: () => boolean;
}

const lookEvery = 10_000;
const yieldFor = 200;
const afterTrouble = 30_000;
const partTime = 60_000;
/** One that arrives damaged twice is damaged here. */
const mostDamaged = 2;

/** Sends pictures one by one, part by part, as long as the line stands and no record waits. */
export async function runCaptures(needs: CapturesNeeds, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await untilQuiet(needs, signal);
      const capture = signal.aborted ? null : await needs.captures.next();
      const wait = capture === null ? lookEvery : await sendCapture(needs, capture, signal);
      if (wait > 0) await pause(needs.clock, wait, signal);
    } catch (error) {
      if (!signal.aborted) needs.troubled(error);
      await pause(needs.clock, afterTrouble, signal);
    }
  }
}

async function untilQuiet({ clock, mayGo }: CapturesNeeds, signal: AbortSignal): Promise<void> {
  while (!mayGo() && !signal.aborted) await pause(clock, yieldFor, signal);
}

/** Gives for how many milliseconds to wait before the next. */
async function sendCapture(
  needs: CapturesNeeds,
  { hash, offer }: WaitingCapture,
  signal: AbortSignal,
): Promise<number> {
  const url = `${needs.origin}${linkPaths.captures}${hash}`;
  const offered = Buffer.from(JSON.stringify(offer));
  const offerIt = async (): Promise<Step> => stepOf(await call(needs, 'POST', url, offered, signal));
  let damaged = 0;
  let step = await offerIt();
  while (!signal.aborted) {
    if (step.kind === 'later') return step.wait;
    if (step.kind === 'damaged') damaged += 1;
    if (step.kind === 'complete' || step.kind === 'unwanted' || damaged >= mostDamaged) {
      await needs.captures.settled(hash, step.kind === 'complete' ? 'kept' : 'unwanted');
      return 0;
    }
    await untilQuiet(needs, signal);
    if (step.kind === 'damaged') step = await offerIt();
    else {
      const part = await needs.captures.read(hash, step.offset, linkLimits.capturePart);
      if (part === null || part.length === 0) return lookEvery;
      step = stepOf(await call(needs, 'PUT', `${url}?offset=${step.offset}`, part, signal));
    }
  }
  return 0;
}

function call(
  needs: CapturesNeeds,
  method: 'POST' | 'PUT',
  url: string,
  body: Uint8Array,
  signal: AbortSignal,
): Promise<CallResult> {
  return callPlatform(needs, { method, url, body, timeout: partTime, signal });
}

type Step =
  | { readonly kind: 'on'; readonly offset: number }
  | { readonly kind: 'complete' }
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'later'; readonly wait: number };

const stepOfFault: Partial<Record<LinkFault, Step>> = {
  'capture-unwanted': { kind: 'unwanted' },
  'capture-damaged': { kind: 'damaged' },
  'request-malformed': { kind: 'unwanted' },
};

function stepOf(result: CallResult): Step {
  if (result.state === 'unsigned') return { kind: 'later', wait: Math.max(result.retryAfter, afterTrouble) };
  if (result.state === 'answered') {
    const { data } = captureProgressSchema.safeParse(result.body);
    if (data === undefined) return { kind: 'later', wait: afterTrouble };
    return data.complete ? { kind: 'complete' } : { kind: 'on', offset: data.offset };
  }
  const { code, offset, retryAfter } = result.problem;
  if (code === 'capture-offset-wrong' && offset !== undefined) return { kind: 'on', offset };
  return stepOfFault[code] ?? { kind: 'later', wait: retryAfter ?? afterTrouble };
}
