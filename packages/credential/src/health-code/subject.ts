import { canonicalNumber, type Personal, type SubjectClaims } from '@vedette/domain';
import type { VerifyContext } from '../core/format.ts';
import type { ReportedSubject } from './gateway.ts';

const purpose = 'health-status';
const isMasked = (text: Personal<string>): boolean => text.unwrap(purpose).includes('*');

type NumberContext = Pick<VerifyContext, 'hashNumber' | 'collectsNumber'>;

/** Whom a gateway speaks of; null when it names nobody. A masked text stays one, whatever the field is called. */
export function subjectOf(
  { name, number, phone }: ReportedSubject,
  context: NumberContext,
): SubjectClaims | null {
  const claims: SubjectClaims = {
    ...(name === null ? {} : isMasked(name) ? { maskedName: name } : { name }),
    ...(number === null ? {} : isMasked(number) ? { maskedNumber: number } : numberClaims(number, context)),
    ...(phone === null ? {} : isMasked(phone) ? { maskedPhone: phone } : { phone }),
  };
  return Object.keys(claims).length === 0 ? null : claims;
}

/** A full number leaves as its keyed hash, and in full only where the duty collects it. */
export function numberClaims(
  number: Personal<string>,
  { hashNumber, collectsNumber }: NumberContext,
): Pick<SubjectClaims, 'numberHash' | 'number'> {
  return {
    numberHash: hashNumber(number),
    ...(collectsNumber ? { number: number.map(canonicalNumber) } : {}),
  };
}
