import type { PassView } from '@vedette/contract';

export type PassState = 'valid' | 'notYet' | 'over' | 'revoked';

/** How a pass stands at a moment; a pass ends at its last instant. */
export function stateOf(
  { revokedAt, notBefore, notAfter }: Pick<PassView, 'revokedAt' | 'notBefore' | 'notAfter'>,
  at: number,
): PassState {
  if (revokedAt !== null) return 'revoked';
  if (at < notBefore) return 'notYet';
  return at < notAfter ? 'valid' : 'over';
}
