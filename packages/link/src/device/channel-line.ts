import {
  downlinkSchema,
  exchangeHeader,
  type LinkProblem,
  linkPaths,
  type Uplink,
} from '@vedette/contract/link';
import { type ChannelKeys, channelKeys, newExchange } from '../channel/exchange.ts';
import { frameOpener, frameSealer } from '../channel/frame.ts';
import { parseJson } from '../platform/parse-json.ts';
import { signatureLabel, signRequest } from '../signature/sign.ts';
import { parseBytes } from '../signature/signature-input.ts';
import { isAnswerOf } from '../signature/verify.ts';
import type { Dialled } from '../transport/net.ts';
import { closeCodes, type LinkSocket } from '../transport/socket.ts';
import { type CallDeps, deviceSigner, readAnswer, versionField } from './call-platform.ts';
import type { Line, LineEnd, LineEvents } from './line.ts';

export type ChannelAttempt =
  | { readonly state: 'open'; readonly line: Line }
  | { readonly state: 'refused'; readonly problem: LinkProblem }
  /** Something in between does not let a channel through, or somebody else answered. */
  | { readonly state: 'barred'; readonly status: number; readonly retryAfter: number };

const dialTime = 20_000;

/** Dials a channel and agrees on its keys. @throws what the network throws */
export async function openChannel(
  deps: CallDeps,
  origin: string,
  signal: AbortSignal,
): Promise<ChannelAttempt> {
  const first = await dialOnce(deps, origin, signal);
  if (first.state !== 'refused' || first.problem.code !== 'clock-off') return first;
  return dialOnce(deps, origin, signal);
}

async function dialOnce(deps: CallDeps, origin: string, signal: AbortSignal): Promise<ChannelAttempt> {
  const targetUri = `${origin}${linkPaths.channel}`;
  const ours = newExchange();
  const half = Buffer.from(ours.publicKey).toString('base64url');
  const fields = signRequest(
    {
      ...{ method: 'GET', targetUri, body: new Uint8Array() },
      fields: new Map([...versionField, [exchangeHeader, half]]),
    },
    deviceSigner(deps),
  );
  const request = { method: 'GET', targetUri, field: (name: string) => fields.get(name) };
  const sent = deps.clock.monotonic();
  const answer = await deps.net.dial({ url: targetUri, fields, timeout: dialTime, signal });
  if (!('socket' in answer)) {
    const result = readAnswer(deps, request, answer, sent);
    if (result.state === 'refused') return result;
    return {
      state: 'barred',
      status: answer.status,
      retryAfter: result.state === 'unsigned' ? result.retryAfter : 0,
    };
  }
  const theirs = Buffer.from(answer.field(exchangeHeader) ?? '', 'base64url');
  const response = { ...answer, body: new Uint8Array(), request };
  const isPlatform = isAnswerOf(response, deps.platformKeys(), [exchangeHeader]);
  const keys = !isPlatform
    ? null
    : channelKeys({
        ...{ ours, theirs, deviceExchange: ours.publicKey, platformExchange: theirs },
        requestSignature: parseBytes(fields.get('signature') ?? '', signatureLabel) ?? new Uint8Array(),
      });
  if (keys !== null) return { state: 'open', line: channelLine(answer, keys) };
  answer.socket.close(closeCodes.frameWrong);
  return { state: 'barred', status: 101, retryAfter: 0 };
}

function channelLine(dialled: Dialled, keys: ChannelKeys): Line {
  const { socket } = dialled;
  const sealer = frameSealer(keys.up);
  const opener = frameOpener(keys.down);
  let events: LineEvents | null = null;
  let isOver = false;

  function end(why: LineEnd): void {
    if (isOver) return;
    isOver = true;
    closeFor(socket, why);
    events?.over(why);
  }
  return {
    over: 'channel',
    send(message: Uplink) {
      if (!isOver) socket.send(sealer.seal(Buffer.from(JSON.stringify(message))), () => {});
    },
    end,
    listen(listener) {
      events = listener;
      dialled.listen({
        message(frame) {
          if (isOver) return;
          const bytes = opener.open(frame);
          if (bytes === null) return end({ why: 'broken' });
          // Of a newer platform, perhaps: what is not understood is left.
          const parsed = downlinkSchema.safeParse(parseJson(bytes));
          if (parsed.success) listener.message(parsed.data);
        },
        // Why it was closed is told, signed, at the next attempt.
        closed: () => end({ why: 'broken' }),
      });
    },
  };
}

function closeFor(socket: LinkSocket, { why }: LineEnd): void {
  socket.close(why === 'silent' ? closeCodes.silent : closeCodes.normal);
}
