import { type Language, type PassPhrases, passPhrases } from '@vedette/phrases/pass';

const key = 'language';

/** What every part of the page needs to speak. */
export interface Words {
  readonly language: Language;
  readonly phrases: PassPhrases;
}

/** The language that was chosen here, else that of the phone. */
export function firstLanguage(): Language {
  const chosen = readChoice();
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  return navigator.language.startsWith('zh') ? 'zh-CN' : 'en';
}

/** Makes the page speak it, its title and the name under its icon too. */
export function speak(language: Language): PassPhrases {
  const phrases = passPhrases[language];
  document.documentElement.lang = language;
  document.title = `${phrases.title} · Vedette`;
  const manifest = document.getElementById('manifest');
  manifest?.setAttribute('href', `./manifest.${language === 'en' ? 'en' : 'zh'}.webmanifest`);
  return phrases;
}

export function keepChoice(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // Chosen for this time only.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Puts figures and times where a phrase has `{{name}}`. */
export const fill = (phrase: string, values: Readonly<Record<string, string | number>>): string =>
  phrase.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

export const timeText = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
