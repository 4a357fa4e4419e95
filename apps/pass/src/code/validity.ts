export type PassState = 'not-yet' | 'valid' | 'expired';

/** Good from `validFrom`, inclusive, until `validTo`, exclusive, both in milliseconds. */
export function passState(
  pass: { readonly validFrom: number; readonly validTo: number },
  at: number,
): PassState {
  if (at >= pass.validTo) return 'expired';
  return at >= pass.validFrom ? 'valid' : 'not-yet';
}
