import type { CertificateTime } from './time.ts';
import type { CertificateLabel, CertificateWords } from './words.ts';

/** One line; without a label it is a sentence of a list. */
export interface Row {
  readonly label: string | null;
  readonly value: string;
}

/** Those that have a value, in their order. */
export function rowsOf(
  { label }: CertificateWords,
  rows: readonly (readonly [CertificateLabel, string | null])[],
): readonly Row[] {
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ label: label[name], value }]));
}

export const listed = (value: string): Row => ({ label: null, value });

/** Read alike in both languages. */
export const timeText = (time: CertificateTime): string => `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;

export const bytesText = (bytes: number): string => `${bytes.toLocaleString('en')} B`;

export const countText = (count: number): string => count.toLocaleString('en');

export const withWord = (word: string, value: string): string => `${word} ${value}`;
