import type { SubjectMatch } from '../evidence/evidence.ts';
import type { Personal } from '../privacy/personal.ts';
import { nameIsIcao, normaliseName, sameIcaoName, sameName } from './compare-names.ts';
import { maskFits } from './masked-text.ts';
import type { SubjectClaims } from './subject-claims.ts';

/** `fits`: agrees as far as it goes, and does not go far enough to bind. */
type Agreement = 'same' | 'fits' | 'differs' | 'silent';

const purpose = 'subject-match';
const read = <T>(value: Personal<T> | undefined): T | undefined => value?.unwrap(purpose);
const agreement = (same: boolean | null, yes: Agreement): Agreement => {
  if (same === null) return 'silent';
  return same ? yes : 'differs';
};

/**
 * Whether two credentials speak of one person. The same number binds, or the same full name together with
 * birth date, phone or a fitting masked number; anything that differs parts them; a masked text alone, or a
 * name alone, leaves it open.
 */
export function matchSubjects(one: SubjectClaims, other: SubjectClaims): SubjectMatch['state'] {
  if (one.person !== undefined && one.person === other.person) return 'match';
  if (one.person !== undefined && other.person !== undefined) return 'mismatch';
  const name = nameAgreement(one, other);
  const number = numberAgreement(one, other);
  const birth = birthAgreement(one, other);
  if (number === 'same') return name === 'differs' || birth === 'differs' ? 'uncertain' : 'match';
  if ([name, number, birth].includes('differs')) return 'mismatch';
  const further = birth === 'same' || number === 'fits' || samePhone(one, other);
  return name === 'same' && further ? 'match' : 'uncertain';
}

function nameAgreement(one: SubjectClaims, other: SubjectClaims): Agreement {
  const found = [
    both(one.name, other.name, sameName, 'same'),
    both(one.icaoName, other.icaoName, sameIcaoName, 'same'),
    both(one.name, other.icaoName, nameIsIcao, 'same'),
    both(other.name, one.icaoName, nameIsIcao, 'same'),
    both(one.maskedName, other.name, maskedName, 'fits'),
    both(other.maskedName, one.name, maskedName, 'fits'),
  ];
  // Two spellings of one name may differ while its transliteration agrees: agreement in full counts first.
  return (['same', 'differs', 'fits'] as const).find((kind) => found.includes(kind)) ?? 'silent';
}

const maskedName = (masked: string, name: string): boolean | null =>
  maskFits(masked.replaceAll(/\s+/gu, '').toUpperCase(), normaliseName(name));

function numberAgreement(one: SubjectClaims, other: SubjectClaims): Agreement {
  if (one.numberHash !== undefined && other.numberHash !== undefined)
    return one.numberHash === other.numberHash ? 'same' : 'differs';
  const masked = [
    both(one.maskedNumber, other.number, maskFits, 'fits'),
    both(other.maskedNumber, one.number, maskFits, 'fits'),
  ];
  return masked.find((kind) => kind !== 'silent') ?? 'silent';
}

/** Dates known to the day bind; a year that fits another’s full date only does not contradict. */
function birthAgreement(one: SubjectClaims, other: SubjectClaims): Agreement {
  const [a, b] = [read(one.birthDate), read(other.birthDate)];
  if (a === undefined || b === undefined) return 'silent';
  if (a === b) return a.length === 10 ? 'same' : 'fits';
  return a.startsWith(`${b}-`) || b.startsWith(`${a}-`) ? 'fits' : 'differs';
}

/** People change their phones: another number contradicts nothing. */
function samePhone(one: SubjectClaims, other: SubjectClaims): boolean {
  const [a, b] = [read(one.phone), read(other.phone)];
  return a !== undefined && a === b;
}

function both<A, B>(
  one: Personal<A> | undefined,
  other: Personal<B> | undefined,
  compare: (a: A, b: B) => boolean | null,
  yes: Agreement,
): Agreement {
  const [a, b] = [read(one), read(other)];
  return a === undefined || b === undefined ? 'silent' : agreement(compare(a, b), yes);
}
