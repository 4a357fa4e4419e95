import { type IdDocumentField, type Layout, recordLength } from './layout.ts';

export type TextFields = ReadonlyMap<IdDocumentField, string>;

/**
 * No name, number or address holds these: controls, invisible characters that turn a line of text around,
 * halves of a surrogate pair, line separators and noncharacters. Private use is allowed: rare characters of
 * names are written so.
 */
const neverOnACard = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFDD0-\uFDEF\uFFFE\uFFFF]/u;

/** The fields without the blanks that fill them up; null when one of them is no such text. */
export function readTextFields(record: Uint8Array, layout: Layout): TextFields | null {
  if (record.length !== recordLength) return null;
  const fields = new Map<IdDocumentField, string>();
  let at = 0;
  for (const [field, width] of layout) {
    const bytes = record.subarray(at, at + width);
    at += width;
    if (field === 'other') continue;
    const text = Buffer.from(bytes).toString('utf16le').replace(/ +$/, '');
    if (neverOnACard.test(text) || text.startsWith(' ')) return null;
    fields.set(field, text);
  }
  return fields;
}
