import { ofKind } from '../../evidence/of-kind.ts';
import { indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkMask: Check<'mask'> = (requirement, { facts }) => {
  const pieces = ofKind(facts, 'mask');
  if (pieces.length === 0) return [missing({ what: 'mask' })];
  return pieces.flatMap(({ state }) => {
    if (state === 'worn') return passed;
    return [state === 'not-worn' ? refused('mask:not-worn') : indeterminate(requirement, 'mask:unknown')];
  });
};
