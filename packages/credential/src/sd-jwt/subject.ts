import { Personal, type SubjectClaims } from '@vedette/domain';
import type { JsonObject } from '../common/strict-json.ts';
import type { Claim } from '../core/claim.ts';
import type { VerifyContext } from '../core/format.ts';
import { valuesAt } from './claim-path.ts';
import type { CredentialType, SubjectField } from './trust.ts';

const han = /\p{Script=Han}/u;
/** No control, no half surrogate pair, nothing that turns the direction of writing; and not blank. */
const plain = /^(?=.*\S)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,200}$/u;
const date = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export interface Person {
  readonly subject: SubjectClaims | null;
  /** Whether a claim that this site reads had a value that it cannot be. */
  readonly isOdd: boolean;
}

/** Whom the credential speaks of, by the fields that its type maps and by nothing else. */
export function personOf(claims: JsonObject, type: CredentialType, context: VerifyContext): Person {
  let isOdd = false;
  const read = (field: SubjectField, fits: (text: string) => boolean = () => true): string | null => {
    const path = type.claims[field];
    const values = path === undefined ? [] : valuesAt(claims, path);
    const [value] = values;
    if (value === undefined) return null;
    if (values.length === 1 && typeof value === 'string' && plain.test(value) && fits(value)) return value;
    isOdd = true;
    return null;
  };
  const name = read('name') ?? fullName(read('familyName'), read('givenName'));
  const birthDate = read('birthDate', isDate);
  const [number, phone] = [read('number'), read('phone')];
  const subject: SubjectClaims = {
    ...(name !== null && { name: new Personal(name) }),
    ...(birthDate !== null && { birthDate: new Personal(birthDate) }),
    ...(number !== null && numberClaims(new Personal(number), context)),
    ...(phone !== null && { phone: new Personal(phone) }),
  };
  return { subject: Object.keys(subject).length === 0 ? null : subject, isOdd };
}

/** Chinese names have the family in front and no gap. */
function fullName(family: string | null, given: string | null): string | null {
  if (family === null || given === null) return null;
  return han.test(family) && han.test(given) ? `${family}${given}` : `${given} ${family}`;
}

const numberClaims = (number: Personal<string>, context: VerifyContext): SubjectClaims => ({
  numberHash: context.hashNumber(number),
  ...(context.collectsNumber && { number }),
});

/** A day that exists, or a month or year (ISO 8601-1). */
function isDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = date.exec(text) ?? [];
  if (year === undefined) return false;
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(whole);
}

/** What the credential says beyond who it is. */
export const claimsOf = ({ role, zones }: CredentialType): readonly Claim[] =>
  role === 'membership' ? [{ kind: 'membership', zones, entries: 'multiple' }] : [];
