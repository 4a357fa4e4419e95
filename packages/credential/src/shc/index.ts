export type { FhirResource, HealthCard } from './health-card.ts';
export { readNumeric, writeNumeric } from './numeric.ts';
export { parseShcTrust } from './parse-shc-trust.ts';
export { readHealthCard } from './read-health-card.ts';
export { shcFormat } from './shc-format.ts';
export type { ShcCrl, ShcIssuer, ShcKey, ShcTrust } from './shc-trust.ts';
export { verifyHealthCard } from './verify-health-card.ts';
