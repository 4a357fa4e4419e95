import type { Identify } from '../duty/duty.ts';
import { credentialRefusals, type Facts, type Identification } from '../evidence/evidence.ts';
import { ofKind } from '../evidence/of-kind.ts';
import type { DecisionContext } from './context.ts';
import { type Finding, indeterminate, missing, refused } from './finding.ts';
import { type ReasonCode, reasonCodes } from './reason.ts';

/** Whether a credential is good where the lane leads to. */
export function isWithinZones(piece: Identification, { area }: DecisionContext): boolean {
  const zones = 'zones' in piece ? piece.zones : undefined;
  if (!Array.isArray(zones) || zones.length === 0) return zones === undefined || Array.isArray(zones);
  return typeof area === 'string' && zones.includes(area);
}

/** What is said of somebody whom no method named: a method that is still open, or why none did. */
export function unidentified(asked: Identify, facts: Facts, context: DecisionContext): readonly Finding[] {
  const pieces = ofKind(facts, 'identification');
  const counted = pieces.filter((piece) => asked.anyOf.includes(piece.by));
  const reasons = failuresOf(counted, pieces.length > counted.length, context);
  const used = counted.map((piece) => piece.by);
  const open = [...new Set(asked.anyOf)].filter((method) => !used.includes(method));
  if (context.final || open.length === 0) return given(asked, reasons);
  const because = reasons[0];
  return [missing({ what: 'identification', anyOf: open, ...(because === undefined ? {} : { because }) })];
}

/** A credential that nobody can check right now is a doubt before all else, where the duty calls a guard. */
function given(asked: Identify, reasons: readonly ReasonCode[]): readonly Finding[] {
  if (reasons.length === 0) return [refused('identify:not-presented')];
  const doubts = reasons.includes('credential:unverified') && asked.onIndeterminate === 'refer';
  return doubts ? [indeterminate(asked, 'credential:unverified')] : reasons.map(refused);
}

function failuresOf(
  counted: readonly Identification[],
  hasUnaccepted: boolean,
  context: DecisionContext,
): readonly ReasonCode[] {
  if (counted.length === 0) return hasUnaccepted ? ['identify:method-not-accepted'] : [];
  const said = new Set(counted.map((piece) => failureOf(piece, context)));
  return reasonCodes.filter((code) => said.has(code));
}

function failureOf(piece: Identification, context: DecisionContext): ReasonCode | null {
  if (!isWithinZones(piece, context)) return 'credential:wrong-area';
  if (piece.state === 'identified') return null;
  if (piece.state === 'ambiguous') return 'identify:ambiguous';
  const because = credentialRefusals.find((known) => 'because' in piece && piece.because === known);
  return because === undefined ? 'identify:not-recognised' : `credential:${because}`;
}
