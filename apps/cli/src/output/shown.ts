/** Control characters, and those that turn the direction of writing or do not show (Cc, Cf, Zl, Zp). */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text from outside as a terminal may show it: nothing in it can move the cursor or hide. */
export function shown(text: string): string {
  return text.replaceAll(hidden, '\ufffd');
}
