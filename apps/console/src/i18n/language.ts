import { type Language, languages } from '@vedette/phrases';

const storageKey = 'vedette-language';

/** The first language of the list that we speak; Chinese when none is. */
export function languageFrom(wanted: readonly string[]): Language {
  for (const each of wanted) {
    if (/^zh\b/i.test(each)) return 'zh-CN';
    if (/^en\b/i.test(each)) return 'en';
  }
  return 'zh-CN';
}

/** What the operator chose before, else what the browser prefers. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem(storageKey);
  return languages.find((each) => each === kept) ?? languageFrom(navigator.languages);
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
