import type { CheckName, RequirementOf } from '../../duty/requirement.ts';
import type { Facts } from '../../evidence/evidence.ts';
import type { DecisionContext } from '../context.ts';
import type { Finding } from '../finding.ts';
import type { Identity } from '../identify.ts';

/** All that a check may look at. */
export interface Situation {
  readonly facts: Facts;
  readonly context: DecisionContext;
  readonly identity: Identity;
}

/**
 * One rule of a duty. Total and pure; names what is good and calls everything else a refusal or
 * indeterminate, so that a state nobody foresaw never opens a lane. No findings: passed.
 */
export type Check<C extends CheckName> = (
  requirement: RequirementOf<C>,
  situation: Situation,
) => readonly Finding[];
