import type { Facts, Identification, IdentifyMethod } from '../evidence/evidence.ts';
import { type Identified, identifiedBy, ofKind } from '../evidence/of-kind.ts';
import type { PersonId } from '../ids.ts';
import type { Standing } from '../person/standing.ts';
import type { DecisionContext } from './context.ts';
import { type Finding, missing, refused } from './finding.ts';
import type { ReasonCode } from './reason.ts';

/** Who stands here, or what is in the way of knowing. */
export interface Identity {
  /** Null until the evidence suffices, and for nobody who is enrolled. */
  readonly subject: PersonId | null;
  /** The methods that named the subject; empty until they suffice. */
  readonly by: readonly IdentifyMethod[];
  /** False under a duty that asks nobody's name. */
  readonly asked: boolean;
  readonly findings: readonly Finding[];
}

const ofStanding: Readonly<Record<string, ReasonCode>> = {
  'not-yet-valid': 'identify:not-yet-valid',
  'no-longer-valid': 'identify:no-longer-valid',
  'clock-doubtful': 'identify:clock-doubtful',
} satisfies Record<Exclude<Standing, 'enrolled' | 'removed'>, ReasonCode>;

const nobody = (...findings: readonly Finding[]): Identity => ({
  subject: null,
  by: [],
  asked: true,
  findings,
});

/**
 * Weighs every identification by an accepted method. Of several by one method the worst counts; two
 * that name different people are a conflict; one that does not suffice asks for another method.
 * @param accepted the duty's methods; undefined for a duty that asks nobody's name
 */
export function identify(
  accepted: readonly IdentifyMethod[] | undefined,
  facts: Facts,
  context: DecisionContext,
): Identity {
  if (accepted === undefined) {
    return { ...nobody(missing({ what: 'identification' })), asked: false };
  }
  const named = identifiedBy(facts, accepted);
  const [subject, another] = new Set(named.map((piece) => piece.subject));
  if (another !== undefined) return nobody(refused('identify:conflict'));
  if (subject === undefined || !suffices(facts, named))
    return nobody(...unidentified(accepted, facts, context));
  return standing(subject, methodsOf(named), context.standing(subject));
}

function standing(subject: PersonId, by: readonly IdentifyMethod[], how: Standing): Identity {
  if (how === 'enrolled') return { subject, by, asked: true, findings: [] };
  const reason = Object.hasOwn(ofStanding, how) ? ofStanding[how] : undefined;
  if (reason !== undefined) return { subject, by, asked: true, findings: [refused(reason)] };
  return { subject: null, by, asked: true, findings: [refused('identify:person-removed')] };
}

/** One method that is enough by itself, or two that agree; a method that also failed is neither. */
function suffices(facts: Facts, named: readonly Identified[]): boolean {
  const failed = methodsOf(ofKind(facts, 'identification').filter((piece) => piece.state !== 'identified'));
  const clean = named.filter((piece) => !failed.includes(piece.by));
  const methods = methodsOf(clean);
  const isEnough = (method: IdentifyMethod): boolean =>
    clean.every((piece) => piece.by !== method || piece.standing === 'sufficient');
  return methods.length > 1 || methods.some(isEnough);
}

function unidentified(
  accepted: readonly IdentifyMethod[],
  facts: Facts,
  context: DecisionContext,
): readonly Finding[] {
  const pieces = ofKind(facts, 'identification');
  const counted = pieces.filter((piece) => accepted.includes(piece.by));
  const reasons = failuresOf(counted, pieces.length > counted.length);
  const used = methodsOf(counted);
  const open = [...new Set(accepted)].filter((method) => !used.includes(method));
  if (context.final || open.length === 0) return orNotPresented(reasons).map(refused);
  const because = reasons[0];
  return [missing({ what: 'identification', anyOf: open, ...(because === undefined ? {} : { because }) })];
}

const orNotPresented = (reasons: readonly ReasonCode[]): readonly ReasonCode[] =>
  reasons.length > 0 ? reasons : ['identify:not-presented'];

function failuresOf(counted: readonly Identification[], hasUnaccepted: boolean): readonly ReasonCode[] {
  if (counted.length === 0) return hasUnaccepted ? ['identify:method-not-accepted'] : [];
  const failed = counted.filter((piece) => piece.state !== 'identified');
  const ambiguous = failed.filter((piece) => piece.state === 'ambiguous').length;
  return [
    ...(failed.length > ambiguous ? (['identify:not-recognised'] as const) : []),
    ...(ambiguous > 0 ? (['identify:ambiguous'] as const) : []),
  ];
}

/** Sorted, so that the order of evidence never shows. */
function methodsOf(pieces: readonly Identification[]): readonly IdentifyMethod[] {
  return [...new Set(pieces.map((piece) => piece.by))].sort();
}
