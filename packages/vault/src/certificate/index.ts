export * from './bundle.ts';
export * from './certificate-entry.ts';
export * from './closed-lists.ts';
export { purgedMedium, validatedByAnother } from './complete.ts';
export * from './describe-certificate.ts';
export * from './evidence.ts';
export { keyIdOf } from './jws.ts';
export * from './key-record.ts';
export * from './medium.ts';
export * from './payload.ts';
export * from './people.ts';
export { readCertificate } from './read-certificate.ts';
export {
  type CertificateRefusal,
  certificateRefusals,
  refusalsOf,
  type UncheckedCertificate,
} from './refusals.ts';
export type { Row } from './rows.ts';
export * from './sign-certificate.ts';
export * from './time.ts';
export * from './trust.ts';
export * from './verify-certificate.ts';
export * from './words.ts';
