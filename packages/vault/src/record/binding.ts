import type { Duration, PassHeader } from '@vedette/domain';
import type { KeyId } from '../key/key-id.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import { headerBytes } from './header-bytes.ts';
import type { CaptureLabel } from './port.ts';

/** A period as it is written: whole seconds. */
export const secondsOf = (keep: Duration): number => Math.floor(keep / 1000);

/** The info of an encapsulation: the very pair it is for. */
export function pairInfo(id: KeyId, keep: Duration): Uint8Array<ArrayBuffer> {
  return canonicalBytes('vedette/day-key/1', id, String(secondsOf(keep)));
}

/** What the content key of an encapsulation is exported for. */
export const contentKeyUse: Uint8Array<ArrayBuffer> = canonicalBytes('vedette/content-key/1');

export const bodyBinding = (header: PassHeader): Uint8Array =>
  canonicalBytes('vedette/pass-body/1', headerBytes(header));

export const captureBinding = ({ record, takenAt }: CaptureLabel): Uint8Array =>
  canonicalBytes('vedette/capture/1', record, String(takenAt));
