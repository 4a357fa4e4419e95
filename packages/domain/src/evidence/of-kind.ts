import type {
  Evidence,
  EvidenceKind,
  Facts,
  Identification,
  IdentifyMethod,
  SubjectMatch,
} from './evidence.ts';

export type EvidenceOf<K extends EvidenceKind> = Extract<Evidence, { readonly kind: K }>;

/** All evidence of one kind. Facts may come from plain JSON: a hole in them is no evidence. */
export function ofKind<K extends EvidenceKind>(facts: Facts, kind: K): readonly EvidenceOf<K>[] {
  return facts.filter((fact): fact is EvidenceOf<K> => fact?.kind === kind);
}

export type Identified = Extract<Identification, { readonly state: 'identified' }>;

/** The identifications that name somebody, by one of the methods given. */
export function identifiedBy(facts: Facts, methods: readonly IdentifyMethod[]): readonly Identified[] {
  return ofKind(facts, 'identification').filter(
    (piece): piece is Identified => piece.state === 'identified' && methods.includes(piece.by),
  );
}

export type Vouched = Extract<Identification, { readonly state: 'vouched' }>;

/** The credentials that vouch for a stranger, by one of the methods given. */
export function vouchedBy(facts: Facts, methods: readonly IdentifyMethod[]): readonly Vouched[] {
  return ofKind(facts, 'identification').filter(
    (piece): piece is Vouched => piece.state === 'vouched' && methods.includes(piece.by),
  );
}

/** Whether a comparison was made with what a method showed. */
export function compares(match: SubjectMatch, method: IdentifyMethod): boolean {
  return Array.isArray(match.between) && match.between.includes(method);
}
