import {
  type DeviceId,
  type LinkFault,
  type LinkProblem,
  linkProblemSchema,
  linkStatusOf,
} from '@vedette/contract/link';
import type { z } from 'zod';
import { deviceIdOf } from '../claim/device-id.ts';
import type { Fields, HttpRequestParts } from '../signature/message.ts';
import { type Signer, signResponse } from '../signature/sign.ts';
import { readSignature } from '../signature/verify.ts';
import type { LinkResponse } from '../transport/http.ts';
import { retryAfterFault } from './link-fault.ts';
import type { LinkDeps } from './ports.ts';

export type AnswerDeps = Pick<LinkDeps, 'key' | 'clock' | 'versions' | 'random' | 'refused'>;

export function platformSigner({ key, clock }: Pick<LinkDeps, 'key' | 'clock'>): Signer {
  return { key, keyId: deviceIdOf(key.publicKey), now: clock.now };
}

/** A signed answer whose body is what the schema lets through. */
export function answer<T extends z.ZodType>(
  deps: AnswerDeps,
  request: HttpRequestParts,
  schema: T,
  value: z.input<T>,
): LinkResponse {
  const type = new Map([['content-type', 'application/json']]);
  return signed(deps, request, { status: 200, fields: type, body: encode(schema.parse(value)) });
}

/** A signed refusal, which is noted. */
export function refuse(
  deps: AnswerDeps,
  request: HttpRequestParts,
  fault: LinkFault,
  more: Pick<LinkProblem, 'offset'> = {},
): LinkResponse {
  const status = linkStatusOf[fault];
  deps.refused({ fault, device: claimedSender(request), path: pathOf(request), at: deps.clock.now() });
  const retryAfter = retryAfterFault(fault, deps.random());
  const problem = linkProblemSchema.parse({
    ...{ type: 'about:blank', status, code: fault, ...more },
    ...(status === 426 ? { versions: deps.versions } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
  const fields = new Map([['content-type', 'application/problem+json']]);
  if (retryAfter !== undefined) fields.set('retry-after', String(Math.ceil(retryAfter / 1000)));
  return signed(deps, request, { status, fields, body: encode(problem) });
}

function claimedSender(request: HttpRequestParts): DeviceId | null {
  const claim = readSignature(request.field);
  return typeof claim === 'string' ? null : (claim.keyId as DeviceId);
}

function pathOf({ targetUri }: HttpRequestParts): string {
  return URL.canParse(targetUri) ? new URL(targetUri).pathname : '';
}

function signed(deps: AnswerDeps, request: HttpRequestParts, response: LinkResponse): LinkResponse {
  const { fields } = response;
  const covered: Fields = new Map([...fields].filter(([name]) => name === 'content-type'));
  const signedFields = signResponse({ ...response, fields: covered, request }, platformSigner(deps));
  return { ...response, fields: new Map([...fields, ...signedFields]) };
}

function encode(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
