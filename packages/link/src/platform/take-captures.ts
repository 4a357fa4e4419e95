import {
  type CaptureProgress,
  type ContentHash,
  captureOfferSchema,
  capturePartQuerySchema,
  captureProgressSchema,
  contentHashSchema,
  type DeviceId,
  type LinkFault,
  linkLimits,
  linkPaths,
} from '@vedette/contract/link';
import type { LinkRequest, LinkResponse } from '../transport/http.ts';
import { answer, refuse } from './answer.ts';
import { parseJson } from './parse-json.ts';
import type { LinkDeps } from './ports.ts';

type Outcome = CaptureProgress | LinkFault;

/** `POST /link/captures/{hash}` offers a capture, `PUT …?offset=` brings a part of it. */
export async function takeCapture(
  deps: LinkDeps,
  device: DeviceId,
  request: LinkRequest,
): Promise<LinkResponse> {
  const url = new URL(request.targetUri);
  const hash = contentHashSchema.safeParse(url.pathname.slice(linkPaths.captures.length));
  if (!hash.success) return refuse(deps, request, 'no-such-path');
  const part = capturePartQuerySchema.safeParse({ offset: url.searchParams.get('offset') });
  const isPart = request.method === 'PUT';
  if (isPart && !part.success) return refuse(deps, request, 'request-malformed');
  const offset = part.data?.offset ?? 0;
  const outcome = isPart
    ? await append(deps, device, hash.data, offset, request.body)
    : await offer(deps, device, hash.data, request.body);
  if (typeof outcome === 'string') return refuse(deps, request, outcome);
  // What was not added is told as the place from which to go on.
  if (isPart && outcome.offset !== offset + request.body.length && !outcome.complete)
    return refuse(deps, request, 'capture-offset-wrong', { offset: outcome.offset });
  return answer(deps, request, captureProgressSchema, outcome);
}

async function offer(
  deps: LinkDeps,
  device: DeviceId,
  hash: ContentHash,
  body: Uint8Array,
): Promise<Outcome> {
  const parsed = captureOfferSchema.safeParse(parseJson(body));
  if (!parsed.success) return 'request-malformed';
  return (await deps.captures.offer(device, hash, parsed.data)) ?? 'capture-unwanted';
}

async function append(
  deps: LinkDeps,
  device: DeviceId,
  hash: ContentHash,
  offset: number,
  bytes: Uint8Array,
): Promise<Outcome> {
  if (bytes.length === 0) return 'request-malformed';
  if (bytes.length > linkLimits.capturePart) return 'body-too-large';
  const outcome = await deps.captures.append(device, hash, offset, bytes);
  if (outcome === 'unwanted') return 'capture-unwanted';
  return outcome === 'damaged' ? 'capture-damaged' : outcome;
}
