import { randomUUID } from 'node:crypto';
import { type Downlink, linkPaths, linkVersionHeader, type Uplink } from '@vedette/contract/link';
import { type LinkKey, nodeNet } from '@vedette/link/device';
import type { MemoryDevice } from '@vedette/testing/link';
import { deviceIdOf } from '../src/claim/device-id.ts';
import { openChannel } from '../src/device/channel-line.ts';
import { openLinkTime } from '../src/device/link-time.ts';
import { signRequest } from '../src/signature/sign.ts';
import type { NetAnswer } from '../src/transport/net.ts';

/** Requests and channels by hand, to be bent. */
export interface RawRequest {
  readonly url: string;
  readonly method?: 'POST' | 'PUT';
  readonly body?: string;
  readonly key: LinkKey;
  readonly keyId?: string;
  readonly now?: number;
  readonly version?: string;
  /** Changes the signed fields before they are sent. */
  readonly bend?: (fields: Map<string, string>) => void;
  /** Sent instead of what was signed. */
  readonly sentBody?: string;
}

export const pollBody = (messages: unknown[] = [], boot: string = randomUUID()): string =>
  JSON.stringify({ boot, have: { config: 0, sync: 0 }, wait: 0, messages });

export function signedFields(request: RawRequest): Map<string, string> {
  const { url, method = 'POST', body = pollBody(), key, keyId, now = Date.now() } = request;
  const fields = new Map([[linkVersionHeader, request.version ?? '1']]);
  const signer = { key, keyId: keyId ?? deviceIdOf(key.publicKey), now: () => now as never };
  return new Map(signRequest({ method, targetUri: url, body: Buffer.from(body), fields }, signer));
}

export async function raw(asked: RawRequest, signed?: Map<string, string>): Promise<NetAnswer> {
  const request = { ...asked, body: asked.body ?? pollBody() };
  const fields = signed ?? signedFields(request);
  request.bend?.(fields);
  const body = Buffer.from(request.sentBody ?? request.body);
  const { signal } = new AbortController();
  const { url, method = 'POST' } = request;
  return nodeNet().request({ method, url, fields, body, timeout: 10_000, signal });
}

export function codeOf(answer: NetAnswer): string {
  const said = JSON.parse(Buffer.from(answer.body).toString()) as { code?: string };
  return said.code ?? 'none';
}

export const pollUrl = (origin: string): string => `${origin}${linkPaths.messages}`;

/** A channel whose messages the test writes itself. */
export async function openRawChannel(device: MemoryDevice, origin: string) {
  const { deps } = device;
  const time = openLinkTime(deps.clock, deps.ownClock);
  const call = { ...deps, time, platformKeys: () => deps.bond.keys() };
  const attempt = await openChannel(call, origin, new AbortController().signal);
  if (attempt.state !== 'open') throw new Error(`The channel is ${attempt.state}`);
  const heard: Downlink[] = [];
  let over: string | null = null;
  attempt.line.listen({
    message: (message) => heard.push(message),
    over: (end) => {
      over = end.why;
    },
  });
  return {
    heard,
    over: () => over,
    send: (message: unknown) => attempt.line.send(message as Uplink),
    end: () => attempt.line.end({ why: 'closed' }),
  };
}
