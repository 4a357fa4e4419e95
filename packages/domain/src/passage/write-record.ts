import type { Decision } from '../decision/decision.ts';
import type { Duty } from '../duty/duty.ts';
import type { Facts, IdentifyMethod } from '../evidence/evidence.ts';
import { identifiedBy, vouchedBy } from '../evidence/of-kind.ts';
import { collectedFields, type FieldOf } from '../privacy/collected.ts';
import { fieldTexts } from './field-texts.ts';
import type { FinalOutcome, PassHeader } from './pass-record.ts';
import type { RecordSources } from './record-sources.ts';

/** A decision that ends a passage: the person is asked for nothing more. */
export type FinalDecision = Extract<Decision, { readonly outcome: FinalOutcome }>;

/** A body that cannot name a field which its duty, as the compiler knows it, does not collect. */
export type BodyOf<D extends Duty> = { readonly [field in FieldOf<D>]?: string };
export interface WrittenRecord<D extends Duty> {
  readonly header: PassHeader;
  readonly body: BodyOf<D>;
}

/** The record of one passage: a header without personal information, a body with what the duty names. */
export function writeRecord<D extends Duty>(
  duty: D,
  decision: FinalDecision,
  sources: RecordSources,
): WrittenRecord<D> {
  return { header: headerOf(duty, decision, sources), body: bodyOf(duty, sources) };
}

function headerOf(duty: Duty, decision: FinalDecision, sources: RecordSources): PassHeader {
  const { id, occurredAt, lane, direction, manual, facts } = sources;
  return {
    ...{ id, occurredAt, lane, direction, manual },
    duty: duty.id,
    dutyVersion: duty.version,
    purpose: duty.purpose,
    outcome: decision.outcome,
    reasons: decision.outcome === 'granted' ? [] : decision.reasons,
    notices: decision.notices,
    by: waysOf(duty, decision, facts),
  };
}

/** The methods that named the subject; for a stranger who was let through, those that vouched. */
function waysOf(duty: Duty, { subject, outcome }: FinalDecision, facts: Facts): readonly IdentifyMethod[] {
  const accepted = duty.identify?.anyOf ?? [];
  const named = identifiedBy(facts, accepted).filter((piece) => piece.subject === subject);
  const vouched = subject === null && outcome === 'granted' ? vouchedBy(facts, accepted) : [];
  return [...new Set([...named, ...vouched].map((piece) => piece.by))].sort();
}

/** Walks the collected fields alone: a value that is not collected is never even read. */
function bodyOf<D extends Duty>(duty: D, sources: RecordSources): BodyOf<D> {
  const body: { [field in FieldOf<D>]?: string } = {};
  for (const field of collectedFields(duty)) {
    const text = fieldTexts[field](sources, duty.purpose);
    if (text !== null) body[field] = text;
  }
  return body;
}
