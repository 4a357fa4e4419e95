import { type DeviceId, deviceIdSchema } from '@vedette/contract/link';
import { typedClaimCode } from './claim-code.ts';

export interface ClaimUri {
  readonly device: DeviceId;
  readonly code: string;
}

/** What the QR code on a device's screen holds. */
export function claimUri({ device, code }: ClaimUri): string {
  return `vedette:claim?d=${device}&c=${code}`;
}

/** Null for anything else. */
export function parseClaimUri(text: string): ClaimUri | null {
  const match = /^vedette:claim\?d=([a-z2-7]{16})&c=([A-Za-z0-9-]{8,12})$/.exec(text);
  const device = deviceIdSchema.safeParse(match?.[1]);
  const code = typedClaimCode(match?.[2] ?? '');
  return device.success && code !== null ? { device: device.data, code } : null;
}
