export * from './acceptance.ts';
export type { JsonValue } from './certlogic/index.ts';
export { isDateTime, momentOf } from './dates.ts';
export * from './dcc.ts';
export { parseDcc } from './dcc-schema.ts';
export { hcertFormat } from './hcert.ts';
export { keyIdOfCertificate, keyOfCertificate } from './hcert-key.ts';
export * from './hcert-trust.ts';
export { jsonFromCbor } from './json-from-cbor.ts';
export { usageOf } from './key-usage.ts';
export { officialSchemaProblems, type SchemaProblem } from './official-schema.ts';
export { parseHcertRevocation } from './parse-hcert-revocation.ts';
export { parseHcertTrust, readHcertTrust } from './parse-hcert-trust.ts';
export { type Hcert, hcertPrefix, readHcert, readHcertMessage } from './read-hcert.ts';
export {
  type HcertRevocation,
  type RevocationHashKind,
  revocationHashes,
  revocationHashKinds,
} from './revocation.ts';
export { type HcertOptions, verifyHcert } from './verify-hcert.ts';
