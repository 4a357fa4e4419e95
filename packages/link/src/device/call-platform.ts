import { type LinkProblem, linkProblemSchema, linkVersion, linkVersionHeader } from '@vedette/contract/link';
import { instant } from '@vedette/domain';
import { deviceIdOf } from '../claim/device-id.ts';
import { parseJson } from '../platform/parse-json.ts';
import type { Fields, HttpRequestParts } from '../signature/message.ts';
import { type RequestToSign, type Signer, signRequest } from '../signature/sign.ts';
import { isAnswerOf } from '../signature/verify.ts';
import type { LinkClock } from '../transport/clock.ts';
import type { LinkNet, NetAnswer, NetRequest } from '../transport/net.ts';
import type { LinkTime } from './link-time.ts';
import type { LinkKey } from './ports.ts';

export interface CallDeps {
  readonly key: LinkKey;
  readonly net: LinkNet;
  readonly clock: LinkClock;
  readonly time: LinkTime;
  /** Whose signature under an answer is believed. */
  readonly platformKeys: () => readonly Uint8Array[];
}

export type Call = Pick<NetRequest, 'method' | 'url' | 'body' | 'timeout' | 'signal'>;

export type CallResult =
  | { readonly state: 'answered'; readonly body: unknown }
  | { readonly state: 'refused'; readonly problem: LinkProblem }
  /** Of something in between, or of a platform that was too busy to sign: nothing of it is believed but "later". */
  | { readonly state: 'unsigned'; readonly status: number; readonly retryAfter: number };

export function deviceSigner({ key, time }: Pick<CallDeps, 'key' | 'time'>): Signer {
  return { key, keyId: deviceIdOf(key.publicKey), now: time.now };
}

/** The fields of every request of a device. */
export const versionField: Fields = new Map([[linkVersionHeader, String(linkVersion)]]);

/**
 * A signed request and its answer, whose signature is checked. When the platform finds the time wrong, its own signed
 * time is taken for the second and last attempt.
 * @throws what the network throws
 */
export async function callPlatform(deps: CallDeps, call: Call): Promise<CallResult> {
  const first = await callOnce(deps, call);
  if (first.state !== 'refused' || first.problem.code !== 'clock-off') return first;
  return callOnce(deps, call);
}

async function callOnce(deps: CallDeps, call: Call): Promise<CallResult> {
  const { method, url: targetUri, body } = call;
  const signed = signRequest({ method, targetUri, body, fields: versionField }, deviceSigner(deps));
  const fields = new Map([...signed, ['content-type', contentTypeOf(call)]]);
  const sent = deps.clock.monotonic();
  const answer = await deps.net.request({ ...call, fields });
  return readAnswer(deps, { method, targetUri, field: (name) => signed.get(name) }, answer, sent);
}

function contentTypeOf({ method }: Call): string {
  return method === 'PUT' ? 'application/octet-stream' : 'application/json';
}

/** What the answer to a signed request says, as far as it is the platform's. Its time is noted. */
export function readAnswer(
  deps: CallDeps,
  request: HttpRequestParts,
  { status, field, body }: NetAnswer,
  sent: number,
): CallResult {
  if (!isAnswerOf({ status, field, body, request }, deps.platformKeys(), []))
    return { state: 'unsigned', status, retryAfter: retryAfterOf(field('retry-after')) };
  const said = parseJson(body);
  const problem = status === 200 ? null : linkProblemSchema.safeParse(said);
  if (problem?.data?.code === 'clock-off') deps.time.doubt();
  noteDate(deps, field('date'), sent);
  if (problem === null) return { state: 'answered', body: said };
  if (problem.success) return { state: 'refused', problem: problem.data };
  return { state: 'unsigned', status, retryAfter: 0 };
}

function noteDate({ time, clock }: CallDeps, date: string | undefined, sent: number): void {
  const at = Date.parse(date ?? '');
  if (Number.isFinite(at) && at >= 0) time.heard(instant(at), sent, clock.monotonic(), 1_000);
}

function retryAfterOf(field: string | undefined): number {
  return /^[0-9]{1,4}$/.test(field ?? '') ? Number(field) * 1000 : 0;
}

/** A request to be signed, besides its fields. */
export type Unsigned = Omit<RequestToSign, 'fields'>;
