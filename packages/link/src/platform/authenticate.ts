import {
  type DeviceId,
  type LinkFault,
  linkTimes,
  linkVersionHeader,
  versionFault,
} from '@vedette/contract/link';
import { instant } from '@vedette/domain';
import { isSameSecret } from '../claim/claim-code.ts';
import { isTimely, readSignature, requestFault, type SignatureClaim } from '../signature/verify.ts';
import type { LinkRequest } from '../transport/http.ts';
import type { LinkDeps, LinkDevice } from './ports.ts';

export interface Caller {
  readonly device: LinkDevice;
  readonly version: number;
  readonly claim: SignatureClaim;
}

/** The version the request is written in. Looked at first: a newer one may sign in another way. */
export function spokenVersion(deps: Pick<LinkDeps, 'versions'>, request: LinkRequest): number | LinkFault {
  const field = request.field(linkVersionHeader) ?? '';
  if (!/^[1-9][0-9]{0,5}$/.test(field)) return 'request-malformed';
  return versionFault(Number(field), deps.versions) ?? Number(field);
}

/**
 * Whether this key made this request, just now, for the first time.
 * @returns the fault; null when all is well @throws what the ledger throws
 */
export async function signingFault(
  { clock, nonces }: Pick<LinkDeps, 'clock' | 'nonces'>,
  request: LinkRequest,
  claim: SignatureClaim,
  publicKey: Uint8Array,
  besides: readonly string[] = [],
): Promise<LinkFault | null> {
  const fault = requestFault(request, claim, publicKey, [linkVersionHeader, ...besides]);
  if (fault !== null) return fault;
  if (!isTimely(claim, clock.now())) return 'clock-off';
  const until = instant(claim.created + linkTimes.window);
  return (await nonces.isFirst(claim.keyId, claim.nonce, until)) ? null : 'nonce-used';
}

/**
 * Who asks: a claimed device, by its signature. Whether a number is quarantined or retired is told to its own key
 * alone.
 * @param besides fields that the signature has to cover besides
 */
export async function authenticate(
  deps: Pick<LinkDeps, 'clock' | 'nonces' | 'versions' | 'devices'>,
  request: LinkRequest,
  besides: readonly string[] = [],
): Promise<Caller | LinkFault> {
  const version = spokenVersion(deps, request);
  if (typeof version === 'string') return version;
  const claim = readSignature(request.field);
  if (typeof claim === 'string') return claim;
  const device = await deps.devices.find(claim.keyId as DeviceId);
  if (device === null) return 'device-unknown';
  const fault =
    certificateFault(request, device.publicKey) ??
    (await signingFault(deps, request, claim, device.publicKey, besides));
  return fault ?? standingFault(device) ?? { device, version, claim };
}

/** The TLS layer has seen that the client holds the certificate's key; it has to be the device's own. */
export function certificateFault({ certificate }: LinkRequest, publicKey: Uint8Array): LinkFault | null {
  if (certificate === 'not-asked') return null;
  if (certificate === 'missing') return 'certificate-missing';
  return isSameSecret(certificate, publicKey) ? null : 'certificate-wrong';
}

export function standingFault({ state }: LinkDevice): LinkFault | null {
  if (state === 'retired') return 'device-retired';
  return state === 'claimed' ? null : 'device-not-claimed';
}
