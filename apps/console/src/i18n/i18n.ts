import type { Language, Phrases } from '@vedette/phrases';
import type { PlatformPhrases } from '@vedette/phrases/platform';
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { keepLanguage, preferredLanguage } from './language.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    enableSelector: 'optimize';
    // The LAN admin loads no words of the platform: parts that both share ask for none.
    resources: { translation: Phrases & { readonly platform: PlatformPhrases } };
  }
}

/** Reasons hold a colon in their keys, so the namespace separator is off; React escapes by itself. */
export async function openI18n(texts: Readonly<Record<Language, object>>): Promise<i18n> {
  const i18n = i18next.createInstance();
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18n.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: false,
    supportedLngs: ['zh-CN', 'en'],
    resources: { 'zh-CN': { translation: texts['zh-CN'] }, en: { translation: texts.en } },
    nsSeparator: false,
    interpolation: { escapeValue: false },
    enableSelector: 'optimize',
  });
  return i18n;
}

export function changeLanguage(i18n: i18n, language: Language): void {
  keepLanguage(language);
  void i18n.changeLanguage(language);
}
