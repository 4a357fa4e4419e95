import { type Language, type VisitorPhrases, visitorPhrases } from '@vedette/phrases/visitor';

const key = 'language';

/** What every part of a page needs to speak. */
export interface Words {
  readonly language: Language;
  readonly phrases: VisitorPhrases;
}

export const wordsIn = (language: Language): Words => ({ language, phrases: visitorPhrases[language] });

/** The language that was chosen here, else that of the phone. */
export function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  } catch {
    // Nothing is kept in a private window.
  }
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Chosen for this time only.
  }
}

/** Puts texts where a phrase has `{{name}}`. */
export const fill = (phrase: string, values: Readonly<Record<string, string>>): string =>
  phrase.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');

/** A moment on the wall clock of the site. */
export const timeText = (at: number, timeZone: string, { language }: Words): string =>
  new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** From when until when, the day said once where it is one. */
export function windowText(from: number, until: number, timeZone: string, words: Words): string {
  const day = new Intl.DateTimeFormat(words.language, { timeZone, dateStyle: 'full' });
  const time = new Intl.DateTimeFormat(words.language, { timeZone, timeStyle: 'short', hour12: false });
  if (day.format(from) !== day.format(until))
    return `${timeText(from, timeZone, words)} – ${timeText(until, timeZone, words)}`;
  return `${day.format(from)} ${time.format(from)} – ${time.format(until)}`;
}

const units = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days' } as const;

/** `2d` in words. */
export function periodText(period: string, { phrases }: Words): string {
  const [, count = '0', unit = 'd'] = /^(\d+)([smhd])$/.exec(period) ?? [];
  return fill(phrases.period[units[unit as keyof typeof units]], { count });
}
