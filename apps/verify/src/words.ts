import { type CertificatePhrases, certificatePhrases, type Language } from '@vedette/phrases/certificate';

const key = 'language';

/** What every part of the page needs to speak. */
export interface Words {
  readonly language: Language;
  readonly phrases: CertificatePhrases;
}

export const wordsIn = (language: Language): Words => ({ language, phrases: certificatePhrases[language] });

/** The language that was chosen here, else that of the browser. */
export function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(key);
    if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  } catch {
    // Nothing is kept in a private window, or for a page from a disk.
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
