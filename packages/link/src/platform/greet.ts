import { type DeviceId, exchangeHeader } from '@vedette/contract/link';
import { type ChannelKeys, channelKeys, newExchange } from '../channel/exchange.ts';
import type { Fields } from '../signature/message.ts';
import { signResponse } from '../signature/sign.ts';
import type { LinkRequest, LinkResponse } from '../transport/http.ts';
import { platformSigner, refuse } from './answer.ts';
import { authenticate } from './authenticate.ts';
import type { LinkDeps } from './ports.ts';

export interface Greeting {
  readonly device: DeviceId;
  readonly version: number;
  readonly keys: ChannelKeys;
  /** Of the answer `101`, signed. */
  readonly fields: Fields;
}

/** `GET /link/channel`: the handshake of a channel, the only time that a signature is looked at in it. */
export async function greet(deps: LinkDeps, request: LinkRequest): Promise<Greeting | LinkResponse> {
  const half = request.field(exchangeHeader) ?? '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(half)) return refuse(deps, request, 'request-malformed');
  const caller = await authenticate(deps, request, [exchangeHeader]);
  if (typeof caller === 'string') return refuse(deps, request, caller);
  const ours = newExchange();
  const theirs = new Uint8Array(Buffer.from(half, 'base64url'));
  const keys = channelKeys({
    ...{ ours, theirs, deviceExchange: theirs, platformExchange: ours.publicKey },
    requestSignature: caller.claim.signature,
  });
  if (keys === null) return refuse(deps, request, 'request-malformed');
  const own = new Map([[exchangeHeader, Buffer.from(ours.publicKey).toString('base64url')]]);
  const fields = signResponse(
    { status: 101, body: new Uint8Array(), fields: own, request },
    platformSigner(deps),
  );
  return { device: caller.device.id, version: caller.version, keys, fields };
}
