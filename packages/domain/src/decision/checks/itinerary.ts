import { ofKind } from '../../evidence/of-kind.ts';
import { indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkItinerary: Check<'itinerary'> = (requirement, { facts }) => {
  const pieces = ofKind(facts, 'itinerary');
  if (pieces.length === 0) return [missing({ what: 'itinerary' })];
  return pieces.flatMap(({ state }) => {
    if (state === 'clear') return passed;
    if (state === 'listed-area') return [refused('itinerary:listed-area')];
    return [indeterminate(requirement, 'itinerary:unknown')];
  });
};
