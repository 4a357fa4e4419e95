import { VedetteError } from '@vedette/domain';
import type { MediumIdentity, Sanitization, Verification } from './medium.ts';
import type { PurgedMedium } from './payload.ts';
import type { CertificatePerson, ValidatedByAnother, Validation } from './people.ts';
import { type CertificateRefusal, mediumRefusals, validationRefusals } from './refusals.ts';

/**
 * The only way to a medium that a `PURGE-DEVICE` can be made of.
 * @throws VedetteError `certificate-refused`, with every reason
 */
export function purgedMedium(
  identity: MediumIdentity,
  sanitization: Sanitization,
  verification: Verification,
): PurgedMedium {
  const medium = { ...identity, sanitization, verification };
  refuse(mediumRefusals(medium));
  return medium as PurgedMedium;
}

/** The only way to the judgement that a `PURGE-DEVICE` needs. @throws as `purgedMedium` */
export function validatedByAnother(
  validation: Validation,
  people: readonly CertificatePerson[],
): ValidatedByAnother {
  refuse(validationRefusals(validation, people));
  return validation as ValidatedByAnother;
}

/** @throws VedetteError `certificate-refused` unless there is nothing */
export function refuse(refusals: readonly CertificateRefusal[]): void {
  if (refusals.length === 0) return;
  const problems = refusals.map((message) => ({ path: 'certificate', message }));
  throw new VedetteError('certificate-refused', 'caller', { problems });
}
