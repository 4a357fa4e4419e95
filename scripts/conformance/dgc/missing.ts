import type { DgcCase } from './dgc-case.ts';

const hasCode = ({ prefixed, base45 }: DgcCase): boolean => prefixed !== null || base45 !== null;
/** Whether the case brings what was signed, in whatever stage of its way into the picture. */
export const hasMessage = (one: DgcCase): boolean =>
  one.cose !== null || one.compressed !== null || hasCode(one);

interface Need {
  readonly what: string;
  readonly isThere: (one: DgcCase) => boolean;
}
const code: Need = { what: 'code', isThere: hasCode };
const message: Need = { what: 'message', isThere: hasMessage };
const certificate: Need = { what: 'certificate of a signer', isThere: (one) => one.certificate !== null };
const clock: Need = { what: 'validation clock', isThere: (one) => one.validationClock !== null };
const json: Need = { what: 'JSON', isThere: (one) => one.json !== null };
const picture: Need = { what: 'picture', isThere: (one) => one.picture !== null };
const payload: Need = { what: 'payload', isThere: (one) => one.cbor !== null || hasMessage(one) };

/** What a flag cannot be judged without. */
const needs: ReadonlyMap<string, readonly Need[]> = new Map([
  ['EXPECTEDVALIDOBJECT', [json]],
  ['EXPECTEDENCODE', [json]],
  ['EXPECTEDSCHEMAVALIDATION', [payload]],
  ['EXPECTEDDECODE', [payload]],
  ['EXPECTEDVERIFY', [message, certificate]],
  ['EXPECTEDCOMPRESSION', [message]],
  ['EXPECTEDKEYUSAGE', [message, certificate]],
  ['EXPECTEDUNPREFIX', [code]],
  ['EXPECTEDVALIDJSON', [payload]],
  ['EXPECTEDB45DECODE', [code]],
  ['EXPECTEDPICTUREDECODE', [picture]],
  ['EXPECTEDEXPIRATIONCHECK', [message, clock]],
  ['EXPTECTEDEXPIRED', [message, clock]],
]);

/** Why a flag of a case cannot be judged at all, as the official runner passes over it; null when it can. */
export function missingFor(one: DgcCase, flag: string): string | null {
  const missing = needs.get(flag)?.filter(({ isThere }) => !isThere(one)) ?? [];
  return missing.length === 0
    ? null
    : `The case brings no ${missing.map(({ what }) => what).join(' and no ')}`;
}
