import type { Identify } from '../duty/duty.ts';
import type { Facts, Identification, IdentifyMethod } from '../evidence/evidence.ts';
import { compares, type Identified, identifiedBy, ofKind, vouchedBy } from '../evidence/of-kind.ts';
import type { PersonId } from '../ids.ts';
import type { Standing } from '../person/standing.ts';
import type { DecisionContext } from './context.ts';
import { type Finding, missing, refused } from './finding.ts';
import type { ReasonCode } from './reason.ts';
import { isWithinZones, unidentified } from './unidentified.ts';

/** Who stands here, or what is in the way of knowing. */
export interface Identity {
  /** Null until the evidence suffices, and for nobody who is enrolled. */
  readonly subject: PersonId | null;
  /** The methods that named the subject or vouched for a stranger; empty until they suffice. */
  readonly by: readonly IdentifyMethod[];
  /** False under a duty that asks nobody's name. */
  readonly asked: boolean;
  /** Empty once it is known who this is, or that a credential vouches for them. */
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
 * @param asked what the duty says of identifying; undefined for a duty that asks nobody's name
 */
export function identify(asked: Identify | undefined, facts: Facts, context: DecisionContext): Identity {
  if (asked === undefined) {
    return { ...nobody(missing({ what: 'identification' })), asked: false };
  }
  const named = identifiedBy(facts, asked.anyOf);
  const [subject, another] = new Set(named.map((piece) => piece.subject));
  if (another !== undefined || contradicts(asked, facts)) return nobody(refused('identify:conflict'));
  if (subject !== undefined && suffices(facts, named, context))
    return standing(subject, methodsOf(named), context.standing(subject));
  const by = mayBeStranger(named) ? vouching(asked, facts, context) : [];
  if (by.length > 0) return { subject: null, by, asked: true, findings: [] };
  return nobody(...unidentified(asked, facts, context));
}

/**
 * A comparison of two ways that count found two people: a friend's code, another's document. A health code counts
 * beside an accepted way whether it is one or not: its status would be believed of whoever that way names.
 */
function contradicts({ anyOf }: Identify, facts: Facts): boolean {
  const counts: ReadonlySet<IdentifyMethod> = new Set([...anyOf, 'health-code']);
  return ofKind(facts, 'subject-match').some(
    (match) => match.state === 'mismatch' && [...counts].filter((way) => compares(match, way)).length === 2,
  );
}

function standing(subject: PersonId, by: readonly IdentifyMethod[], how: Standing): Identity {
  if (how === 'enrolled') return { subject, by, asked: true, findings: [] };
  const reason = Object.hasOwn(ofStanding, how) ? ofStanding[how] : undefined;
  if (reason !== undefined) return { subject, by, asked: true, findings: [refused(reason)] };
  return { subject: null, by, asked: true, findings: [refused('identify:person-removed')] };
}

/** One method that is enough by itself, or two that agree; a method that also failed is neither. */
function suffices(facts: Facts, named: readonly Identified[], context: DecisionContext): boolean {
  const isGood = (piece: Identification): boolean =>
    piece.state === 'identified' && isWithinZones(piece, context);
  const failed = methodsOf(ofKind(facts, 'identification').filter((piece) => !isGood(piece)));
  const clean = named.filter((piece) => !failed.includes(piece.by));
  const methods = methodsOf(clean);
  const isEnough = (method: IdentifyMethod): boolean =>
    clean.every((piece) => piece.by !== method || piece.standing === 'sufficient');
  return methods.length > 1 || methods.some(isEnough);
}

/** A face that may be somebody's is a stranger's as well; who was named in full is not made a stranger by a doubt. */
const mayBeStranger = (named: readonly Identified[]): boolean =>
  methodsOf(named).length < 2 && named.every((piece) => piece.standing === 'needs-second-factor');

/** The methods by which a stranger is vouched for: the site's own word always, a document's where anyone may enter. */
function vouching(asked: Identify, facts: Facts, context: DecisionContext): readonly IdentifyMethod[] {
  const isGood = (piece: Identification): boolean =>
    piece.state === 'vouched' &&
    (piece.authority === 'site' || (piece.authority === 'document' && asked.whom === 'anyone')) &&
    isWithinZones(piece, context);
  const pieces = ofKind(facts, 'identification');
  const failed = methodsOf(pieces.filter((piece) => !isGood(piece)));
  return methodsOf(vouchedBy(facts, asked.anyOf)).filter((method) => !failed.includes(method));
}

/** Sorted, so that the order of evidence never shows. */
function methodsOf(pieces: readonly Identification[]): readonly IdentifyMethod[] {
  return [...new Set(pieces.map((piece) => piece.by))].sort();
}
