import type { Evidence, Facts } from './evidence.ts';

/**
 * The facts with a newer piece in place of the older one it supersedes: of the same kind and, for an
 * identification, by the same method; for a subject match, between the same two. Without it a second
 * try never helps, because of several pieces the worst counts.
 */
export function withEvidence(facts: Facts, newer: Evidence): Facts {
  const place = placeOf(newer);
  return [...facts.filter((older) => placeOf(older) !== place), newer];
}

function placeOf(piece: Evidence): string {
  if (piece.kind === 'identification') return `${piece.kind} ${piece.by}`;
  if (piece.kind === 'subject-match') return `${piece.kind} ${[...piece.between].sort().join(' ')}`;
  return piece.kind;
}
