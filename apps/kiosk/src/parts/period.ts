import { type Language, phrases } from '@vedette/phrases/door';

/** `14d` as people say it. */
export function periodText(text: string, language: Language): string {
  const match = /^(\d+)([smhd])$/.exec(text);
  if (match === null) return text;
  return `${match[1]} ${phrases[language].kiosk.duration[match[2] as 's' | 'm' | 'h' | 'd']}`;
}
