/**
 * A document or card number as it is compared: the same in every width, case and grouping that people and
 * readers write it in.
 */
export function canonicalNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s-]+/gu, '')
    .toUpperCase();
}
