import { type Language, languages } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';

export interface Settings {
  readonly language: Language;
  readonly large: boolean;
  switchLanguage(): void;
  switchLarge(): void;
}

const initial = (): Language => (navigator.language.startsWith('zh') ? 'zh-CN' : 'en');
/** The door speaks the site's language again once the person has gone. */
const resetAfter = 60_000;

/** Language and type size for the person who stands here now; forgotten after a minute. */
export function useSettings(): Settings {
  const [language, setLanguage] = useState<Language>(initial);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.classList.toggle('large', large);
    const timer = window.setTimeout(() => {
      setLanguage(initial());
      setLarge(false);
    }, resetAfter);
    return () => window.clearTimeout(timer);
  }, [language, large]);
  return {
    language,
    large,
    switchLanguage: () => setLanguage((now) => languages.find((other) => other !== now) ?? now),
    switchLarge: () => setLarge((now) => !now),
  };
}
