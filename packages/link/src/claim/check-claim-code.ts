import { claimTries, type DeviceId } from '@vedette/contract/link';
import type { LinkDeps } from '../platform/ports.ts';
import { claimKeysOf, isSameSecret, typedClaimCode } from './claim-code.ts';

/**
 * `right`: the device may be claimed; `wrong`: try again; `spent`: five tries or ten minutes are over, the device shows
 * another code soon; `none`: the device shows no code.
 */
export type ClaimCheck = 'right' | 'wrong' | 'spent' | 'none';

/**
 * What an operator typed, against what the device shows. When it is right the device will be told so, as soon as the
 * caller has claimed it in the store of devices.
 */
export async function checkClaimCode(
  { offers, clock }: Pick<LinkDeps, 'offers' | 'clock'>,
  device: DeviceId,
  typed: string,
): Promise<ClaimCheck> {
  const offer = await offers.find(device);
  if (offer === null) return 'none';
  if (offer.proofKey !== null || offer.expiresAt <= clock.now()) return 'spent';
  const code = typedClaimCode(typed);
  // What cannot be a code is a slip of the hand and costs no try.
  if (code === null) return 'wrong';
  // Counted before the comparison, or five guesses at once would be five hundred.
  const tries = await offers.countTry(device, offer.salt);
  if (tries === null) return 'none';
  if (tries > claimTries) return 'spent';
  const { check, proofKey } = await claimKeysOf(code, offer.salt, device);
  if (!isSameSecret(check, offer.check)) return 'wrong';
  await offers.settle(device, offer.salt, proofKey);
  return 'right';
}
