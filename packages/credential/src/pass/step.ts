import type { Instant } from '@vedette/domain';

/** A rotating pass shows another code in each step. */
export const stepSeconds = 10;
/**
 * Steps before and after the present one that still count. A code of step k is thus good from 10(k-1) s until
 * 10(k+2) s: never for more than 30 s, whatever the phone's clock says.
 */
export const stepTolerance = 1;

const stepMilliseconds = stepSeconds * 1_000;
/** Ends with a zero, so that no other signed message can begin with it. */
const context = new TextEncoder().encode('VP1 holder step\0');

/** The step that an instant lies in: whole tens of seconds since 1970. */
export const stepAt = (at: Instant): number => Math.floor(at / stepMilliseconds);

/** Whether a code of this step may be shown at this instant. */
export const isStepFresh = (step: number, at: Instant): boolean =>
  Math.abs(step - stepAt(at)) <= stepTolerance;

/** From when on no code of this step is good anywhere. */
export const stepEnd = (step: number): Instant => ((step + stepTolerance + 1) * stepMilliseconds) as Instant;

/** What the holder's key signs: context, SHA-256 of the pass (32 bytes), and the step in 8 bytes, most significant first. */
export function stepMessage(passDigest: Uint8Array, step: number): Uint8Array {
  const message = new Uint8Array(context.length + passDigest.length + 8);
  message.set(context);
  message.set(passDigest, context.length);
  new DataView(message.buffer).setBigUint64(context.length + passDigest.length, BigInt(step));
  return message;
}
