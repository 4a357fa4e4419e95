import {
  claimTries,
  type Enrolment,
  type EnrolmentAnswer,
  enrolmentAnswerSchema,
  enrolmentSchema,
  type LinkFault,
  linkTimes,
} from '@vedette/contract/link';
import { type Instant, instant } from '@vedette/domain';
import { isSameSecret, platformProof } from '../claim/claim-code.ts';
import { deviceIdOf } from '../claim/device-id.ts';
import { voucherProof } from '../claim/voucher.ts';
import { readSignature } from '../signature/verify.ts';
import type { LinkRequest, LinkResponse } from '../transport/http.ts';
import { answer, refuse } from './answer.ts';
import { certificateFault, signingFault, spokenVersion } from './authenticate.ts';
import { parseJson } from './parse-json.ts';
import type { CodeOffer, LinkDeps, LinkDevice } from './ports.ts';

const pollEvery = 3_000;

/** `POST /link/enrol`: a device that belongs to nobody yet asks whether it has been claimed. */
export async function enrol(deps: LinkDeps, request: LinkRequest): Promise<LinkResponse> {
  const result = await enrolled(deps, request);
  if (typeof result === 'string') return refuse(deps, request, result);
  return answer(deps, request, enrolmentAnswerSchema, result);
}

async function enrolled(deps: LinkDeps, request: LinkRequest): Promise<EnrolmentAnswer | LinkFault> {
  const version = spokenVersion(deps, request);
  if (typeof version === 'string') return version;
  const signature = readSignature(request.field);
  if (typeof signature === 'string') return signature;
  const parsed = enrolmentSchema.safeParse(parseJson(request.body));
  if (!parsed.success) return 'request-malformed';
  const { publicKey, claim, ...said } = parsed.data;
  const key = new Uint8Array(Buffer.from(publicKey, 'base64url'));
  if (deviceIdOf(key) !== signature.keyId) return 'signature-wrong';
  const fault = certificateFault(request, key) ?? (await signingFault(deps, request, signature, key));
  if (fault !== null) return fault;
  const device = await deps.devices.register(key, said);
  if (!isSameSecret(device.publicKey, key)) return 'signature-wrong';
  if (device.state === 'retired') return 'device-retired';
  return claim.by === 'code' ? byCode(deps, device, claim) : byVoucher(deps, device, claim);
}

type ByCode = Extract<Enrolment['claim'], { by: 'code' }>;
type ByVoucher = Extract<Enrolment['claim'], { by: 'voucher' }>;

async function byCode(deps: LinkDeps, device: LinkDevice, claim: ByCode): Promise<EnrolmentAnswer> {
  const now = deps.clock.now();
  const salt = bytesOf(claim.salt);
  const known = await deps.offers.find(device.id);
  if (known === null || !isSameSecret(known.salt, salt)) return takeOffer(deps, device, claim, now);
  if (known.proofKey !== null)
    return device.state === 'claimed' ? claimed(deps, device, known.proofKey, salt) : waiting;
  return known.tries >= claimTries || known.expiresAt <= now ? { state: 'code-spent' } : waiting;
}

const waiting: EnrolmentAnswer = { state: 'waiting', retryAfter: pollEvery };

/** A code lives ten minutes by the platform's clock, whatever the device says. */
async function takeOffer(
  { offers }: LinkDeps,
  device: LinkDevice,
  claim: ByCode,
  now: Instant,
): Promise<EnrolmentAnswer> {
  const expiresAt = instant(Math.min(claim.expiresAt, now + linkTimes.claimLife));
  if (expiresAt <= now) return { state: 'code-spent' };
  const offer: CodeOffer = {
    ...{ check: bytesOf(claim.check), salt: bytesOf(claim.salt) },
    ...{ expiresAt, tries: 0, proofKey: null },
  };
  await offers.put(device.id, offer);
  return waiting;
}

async function byVoucher(
  deps: LinkDeps,
  device: LinkDevice,
  claim: ByVoucher,
): Promise<EnrolmentAnswer | LinkFault> {
  const now = deps.clock.now();
  const salt = bytesOf(claim.salt);
  const voucher = await deps.vouchers.find(claim.voucher, now);
  if (voucher === null) return 'voucher-refused';
  if (!isSameSecret(voucherProof(voucher.key, salt, device.id), bytesOf(claim.proof)))
    return 'voucher-refused';
  if (!(await deps.vouchers.redeem(claim.voucher, device.id, now))) return 'voucher-refused';
  return claimed(deps, device, voucher.key, salt);
}

async function claimed(
  { devices, key, otherKeys }: LinkDeps,
  device: LinkDevice,
  proofKey: Uint8Array,
  salt: Uint8Array,
): Promise<EnrolmentAnswer> {
  const keys = [key.publicKey, ...otherKeys];
  const proof = platformProof(proofKey, salt, device.id, keys);
  const place = await devices.place(device.id);
  return {
    ...{ state: 'claimed', device: device.id, ...place },
    platformKeys: keys.map(textOf),
    proof: textOf(proof),
  };
}

function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
