import type { OnIndeterminate } from '../duty/requirement.ts';
import type { Need } from './decision.ts';
import type { ReasonCode } from './reason.ts';

/** One thing a check has to say. A check with nothing to say is passed. */
export type Finding =
  | { readonly kind: 'refused'; readonly reason: ReasonCode }
  | { readonly kind: 'referred'; readonly reason: ReasonCode }
  | { readonly kind: 'missing'; readonly need: Need }
  | { readonly kind: 'notice'; readonly reason: ReasonCode };

export const passed: readonly Finding[] = [];
export const refused = (reason: ReasonCode): Finding => ({ kind: 'refused', reason });
export const missing = (need: Need): Finding => ({ kind: 'missing', need });
export const notice = (reason: ReasonCode): Finding => ({ kind: 'notice', reason });

/** What a check that cannot tell has to say: only a duty that writes `refer` calls a guard. */
export function indeterminate(
  requirement: { readonly onIndeterminate?: OnIndeterminate | undefined },
  reason: ReasonCode,
  otherwise: OnIndeterminate = 'deny',
): Finding {
  const action = requirement.onIndeterminate ?? otherwise;
  return { kind: action === 'refer' ? 'referred' : 'refused', reason };
}
