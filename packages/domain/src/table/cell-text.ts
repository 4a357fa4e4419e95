/** A sheet takes these for the beginning of a formula; the wide forms too, which some of them fold. */
const beginsFormula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
const beginsOddly = /^[\t\r\n]/;
/** What XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What a cell of Excel holds at most, in UTF-16 units. */
const longestCell = 32_767;

/**
 * A value as a CSV cell: one that a sheet would run as a formula gets an apostrophe before it (OWASP, CSV
 * injection), so that a name typed by a visitor never runs on the operator's machine.
 */
export function csvText(value: string): string {
  return beginsFormula.test(value) || beginsOddly.test(value) ? `'${value}` : value;
}

/** A value as the text of an XLSX cell. Its type is text, so nothing in it is ever a formula. */
export function sheetText(value: string): string {
  return value.toWellFormed().replaceAll(notInXml, '\ufffd').slice(0, longestCell);
}
