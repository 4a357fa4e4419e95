export type { AskedFor, FindAsked } from './asked.ts';
export type { ClaimPath } from './claim-path.ts';
export { type SdJwtOptions, sdJwtFormat } from './format.ts';
export type { UnaskedPolicy } from './key-binding.ts';
export type { SdJwt } from './parse.ts';
export { parseSdJwtTrust } from './parse-trust.ts';
export { statusListsOf } from './status.ts';
export type { StatusLists } from './status-list.ts';
export * from './trust.ts';
