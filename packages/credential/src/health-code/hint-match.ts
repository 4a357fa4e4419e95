import type { CodeHint } from './config/hint.ts';

/** Beginnings that belong to other formats; a gateway's hints do not reach them. */
const foreign = /^([A-Z]{2}\d:|shc:\/|openid[\w-]*:|haip|eudi|mdoc|eyJ[\w-]+\.)/i;

/** Whether a text is of another format and no gateway's business, whatever its hints say. */
export const isForeign = (text: string): boolean => foreign.test(text);

/** Whether the text begins as the codes of a gateway do. Total, and linear in the little that it looks at. */
export function matchesHint(text: string, hint: CodeHint): boolean {
  switch (hint.kind) {
    case 'prefix':
      return text.startsWith(hint.text);
    case 'json-label':
      return new RegExp(`^\\s{0,8}\\{\\s{0,8}"label"\\s{0,8}:\\s{0,8}"${hint.label}"`).test(text);
    case 'base64-mark':
      return hasMark(text, hint.offset, hint.mark);
  }
}

function hasMark(text: string, offset: number, mark: string): boolean {
  const needed = Math.ceil((offset + mark.length) / 3) * 4;
  const head = text.slice(0, needed);
  if (head.length < needed || !/^[A-Za-z0-9+/]+={0,2}$/.test(head)) return false;
  return Buffer.from(head, 'base64').toString('latin1').startsWith(mark, offset);
}
