/** What a page on the phone needs to show a pass: no Node, no key of an issuer, no CBOR library. */
export { type HolderCrypto, holderPresentation } from './hold.ts';
export { isPassText } from './pass-text.ts';
export { stepAt, stepSeconds } from './step.ts';
