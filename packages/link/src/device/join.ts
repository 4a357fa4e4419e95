import { randomBytes } from 'node:crypto';
import {
  type DeviceId,
  type Enrolment,
  type EnrolmentAnswer,
  enrolmentAnswerSchema,
  type LinkFault,
  linkPaths,
  linkTimes,
} from '@vedette/contract/link';
import { type Instant, instant, VedetteError } from '@vedette/domain';
import { claimKeysOf, isSameSecret, newClaimCode, platformProof } from '../claim/claim-code.ts';
import { claimUri } from '../claim/claim-uri.ts';
import { deviceIdOf } from '../claim/device-id.ts';
import { parseVoucher, voucherProof } from '../claim/voucher.ts';
import { parseJson } from '../platform/parse-json.ts';
import { signRequest } from '../signature/sign.ts';
import { isAnswerOf } from '../signature/verify.ts';
import { backoff, reconnectRule } from '../transport/backoff.ts';
import type { LinkClock } from '../transport/clock.ts';
import type { LinkNet, NetAnswer } from '../transport/net.ts';
import { platformOrigin } from '../transport/origin.ts';
import { pause } from '../transport/pause.ts';
import { deviceSigner, versionField } from './call-platform.ts';
import { openLinkTime } from './link-time.ts';
import type { LinkKey, OwnClock } from './ports.ts';

export interface JoinDeps {
  readonly key: LinkKey;
  readonly net: LinkNet;
  readonly clock: LinkClock;
  readonly ownClock: OwnClock;
  readonly random: () => number;
}

export interface JoinRequest {
  readonly origin: string;
  readonly software: string;
  readonly model: string;
  readonly serial: string | null;
  /** Nobody waits for it any more. */
  readonly signal: AbortSignal;
  /** Why the last try came to nothing; null once a platform has answered. It is tried again by itself. */
  readonly troubled?: (trouble: JoinTrouble | null) => void;
}

/** `unsigned`: somebody answers who is no platform, or knows nothing of the code or the voucher. */
export type JoinTrouble = LinkFault | 'unreachable' | 'unsigned';

/** What is shown on the screen until somebody has claimed the device. */
export interface ShownClaim {
  readonly device: DeviceId;
  readonly code: string;
  readonly uri: string;
  /** By the device's clock. */
  readonly expiresAt: Instant;
}

/** To whom the device belongs from now on: to be kept. */
export interface Joined {
  readonly device: DeviceId;
  readonly origin: string;
  readonly site: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly platformKeys: readonly Uint8Array[];
}

interface Offer {
  readonly claim: Enrolment['claim'];
  readonly salt: Uint8Array;
  /** With which the platform shows that it was told. */
  readonly proofKey: Uint8Array;
  readonly until: Instant;
}

type Round = Joined | 'spent' | { readonly retryAfter: number; readonly trouble?: JoinTrouble };

/**
 * Shows a code until somebody has typed it at the platform; a new one whenever it is spent.
 * @throws `input-invalid` for the address, the signal's reason, `not-claimed` when the platform refuses for good
 */
export async function joinByCode(
  deps: JoinDeps,
  request: JoinRequest & { readonly show: (claim: ShownClaim | null) => void },
): Promise<Joined> {
  const device = deviceIdOf(deps.key.publicKey);
  const join = openJoin(deps, request);
  try {
    for (;;) {
      const code = newClaimCode();
      const offer = await codeOffer(code, device, instant(deps.clock.now() + linkTimes.claimLife));
      request.show({ device, code, uri: claimUri({ device, code }), expiresAt: offer.until });
      const joined = await join(offer);
      if (joined !== 'spent') return joined;
    }
  } finally {
    request.show(null);
  }
}

/** @throws the same, and `input-invalid` for what is no voucher */
export async function joinByVoucher(
  deps: JoinDeps,
  request: JoinRequest & { readonly voucher: string },
): Promise<Joined> {
  const voucher = parseVoucher(request.voucher);
  if (voucher === null) throw new VedetteError('input-invalid', 'caller', { at: 'voucher' });
  const device = deviceIdOf(deps.key.publicKey);
  const salt = new Uint8Array(randomBytes(16));
  const proof = textOf(voucherProof(voucher.key, salt, device));
  const claim = { by: 'voucher', voucher: voucher.id, salt: textOf(salt), proof } as const;
  const join = openJoin(deps, request);
  const offer = { claim, salt, proofKey: voucher.key, until: instant(Number.MAX_SAFE_INTEGER) };
  const joined = await join(offer);
  if (joined === 'spent') throw new VedetteError('not-claimed', 'world', { at: 'voucher' });
  return joined;
}

async function codeOffer(code: string, device: DeviceId, until: Instant): Promise<Offer> {
  const salt = new Uint8Array(randomBytes(16));
  const { check, proofKey } = await claimKeysOf(code, salt, device);
  const claim = { by: 'code', check: textOf(check), salt: textOf(salt), expiresAt: until } as const;
  return { claim, salt, proofKey, until };
}

/** Asks with one offer after the other until it is claimed, or the offer is spent. */
function openJoin(deps: JoinDeps, request: JoinRequest): (offer: Offer) => Promise<Joined | 'spent'> {
  const time = openLinkTime(deps.clock, deps.ownClock);
  const origin = platformOrigin(request.origin);
  const { signal } = request;
  let failures = 0;

  async function ask(offer: Offer): Promise<Round> {
    const url = `${origin}${linkPaths.enrol}`;
    const { software, model, serial } = request;
    const publicKey = textOf(deps.key.publicKey);
    // Its end is told by the platform's time, as well as it is known.
    const claim =
      offer.claim.by === 'code'
        ? { ...offer.claim, expiresAt: instant(offer.until + time.now() - deps.clock.now()) }
        : offer.claim;
    const body = Buffer.from(JSON.stringify({ publicKey, software, model, serial, claim }));
    const unsigned = { method: 'POST', targetUri: url, body, fields: versionField } as const;
    const signed = signRequest(unsigned, deviceSigner({ key: deps.key, time }));
    const sent = deps.clock.monotonic();
    const fields = new Map([...signed, ['content-type', 'application/json']]);
    const answer = await deps.net.request({ method: 'POST', url, fields, body, timeout: 20_000, signal });
    // Whose time it is nobody knows yet: good enough to be heard at all, and forgotten afterwards.
    const at = Date.parse(answer.field('date') ?? '');
    if (answer.status === 401 && Number.isFinite(at) && at >= 0) {
      time.doubt();
      time.heard(instant(at), sent, deps.clock.monotonic(), 1_000);
    }
    return roundOf(deps, offer, origin, answer, (name) => signed.get(name));
  }

  return async (offer) => {
    for (;;) {
      signal.throwIfAborted();
      if (deps.clock.now() >= offer.until) return 'spent';
      const round = await ask(offer).catch((error: unknown) => {
        // Refused for good; anything else is the network's.
        if (error instanceof VedetteError) throw error;
        return { retryAfter: 0, trouble: 'unreachable' as const };
      });
      if (round === 'spent' || 'device' in round) return round;
      request.troubled?.(round.trouble ?? null);
      const isFailure = round.trouble === 'unreachable';
      failures = isFailure ? failures + 1 : 0;
      const wait = isFailure
        ? backoff({ ...reconnectRule, longest: 30_000 }, failures, deps.random())
        : round.retryAfter;
      await pause(deps.clock, wait, signal);
    }
  };
}

const lasting: ReadonlySet<LinkFault> = new Set([
  'device-retired',
  'voucher-refused',
  'version-too-old',
  'version-too-new',
]);

function roundOf(
  deps: JoinDeps,
  offer: Offer,
  origin: string,
  answer: NetAnswer,
  requestField: (name: string) => string | undefined,
): Round {
  const said = parseJson(answer.body);
  if (answer.status !== 200) {
    const code = (said as { code?: LinkFault } | undefined)?.code;
    if (code !== undefined && lasting.has(code)) throw new VedetteError('not-claimed', 'world', { at: code });
    // The clock is set by that very answer, and the next try is good.
    if (code === 'clock-off') return { retryAfter: 0 };
    return { retryAfter: 5_000 + 5_000 * deps.random(), trouble: code ?? strangersWord(answer.status) };
  }
  const parsed = enrolmentAnswerSchema.safeParse(said);
  if (!parsed.success) return { retryAfter: 10_000, trouble: 'unsigned' };
  if (parsed.data.state === 'waiting') return { retryAfter: Math.max(500, parsed.data.retryAfter) };
  if (parsed.data.state === 'code-spent') return 'spent';
  const request = { method: 'POST', targetUri: `${origin}${linkPaths.enrol}`, field: requestField };
  return joinedOf(deps, offer, origin, parsed.data, { ...answer, request });
}

/** A proxy says itself that nobody is behind it. */
const strangersWord = (status: number): JoinTrouble => (status >= 500 ? 'unavailable' : 'unsigned');

type Claimed = Extract<EnrolmentAnswer, { state: 'claimed' }>;

/** Believed when whoever answers knows the code or the voucher, and has signed with one of the keys it names. */
function joinedOf(
  { key }: JoinDeps,
  { proofKey, salt }: Offer,
  origin: string,
  claimed: Claimed,
  response: Parameters<typeof isAnswerOf>[0],
): Round {
  const device = deviceIdOf(key.publicKey);
  const platformKeys = claimed.platformKeys.map((text) => new Uint8Array(Buffer.from(text, 'base64url')));
  const proof = platformProof(proofKey, salt, device, platformKeys);
  const isProven = isSameSecret(proof, new Uint8Array(Buffer.from(claimed.proof, 'base64url')));
  // An impostor between is outlasted: the platform answers sooner or later.
  if (!isProven || claimed.device !== device || !isAnswerOf(response, platformKeys, []))
    return { retryAfter: 10_000, trouble: 'unsigned' };
  const { site, siteName, timeZone } = claimed;
  return { device, origin, site, siteName, timeZone, platformKeys };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
