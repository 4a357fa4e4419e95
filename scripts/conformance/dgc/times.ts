import { isDateTime, momentOf, readHcertMessage, type VerifyContext, verifyHcert } from '@vedette/credential';
import { verifyContextAt } from '../verify-context.ts';
import type { DgcCase } from './dgc-case.ts';
import { inflatedOf, trustOf } from './stages.ts';

const ofTime: ReadonlySet<string> = new Set(['not-yet-valid', 'expired', 'key-expired']);

/** Whether the certificate, and the key it was signed with, are within their times at the validation clock. */
export function checkTimes(one: DgcCase): string | null {
  const bytes = inflatedOf(one);
  const hcert = bytes.ok ? readHcertMessage(bytes.value) : bytes;
  const at = clockOf(one);
  if (!hcert.ok) return `the message is ${hcert.faults.join(', ')}`;
  if (at === null) return 'the validation clock cannot be read';
  const trust = trustOf(one) ?? { name: 'none', at: null, keys: new Map() };
  const { faults } = verifyHcert({ trust }, hcert.value, verifyContextAt(at));
  const found = faults.filter((fault) => ofTime.has(fault));
  return found.length === 0 ? null : found.join(', ');
}

/** The clock of a case; without a zone it is meant in UTC, and a day alone from its midnight. */
function clockOf({ validationClock }: DgcCase): VerifyContext['at'] | null {
  const text = validationClock?.trim() ?? '';
  const timed = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00` : text;
  const zoned = isDateTime(timed) ? timed : `${timed}Z`;
  return isDateTime(zoned) ? momentOf(zoned) : null;
}
