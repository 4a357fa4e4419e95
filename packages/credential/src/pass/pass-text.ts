import { decodeBase45, encodeBase45 } from '../common/base45.ts';
import { type Parse, refusedParse } from '../core/format.ts';

export const passPrefix = 'VP1:';
/** Ours in any version; another version than the first is refused by name and not passed on. */
const family = /^VP\d{1,3}:/;

export const isPassText = (text: string): boolean => family.test(text);

/** `VP1:` and the bytes in base45, which is what a code holds in its most compact text mode. */
export const encodePassText = (bytes: Uint8Array): string => passPrefix + encodeBase45(bytes);

/** The bytes behind the prefix. */
export function decodePassText(text: string): Parse<Uint8Array> {
  if (text.startsWith(passPrefix)) return decodeBase45(text.slice(passPrefix.length));
  return refusedParse(isPassText(text) ? 'unsupported-version' : 'malformed');
}
