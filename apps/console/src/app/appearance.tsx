import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type ThemeChoice, themeChoices } from './theme.ts';

const storageKey = 'vedette-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const paper = window.matchMedia('print');

interface Appearance {
  readonly choice: ThemeChoice;
  readonly isDark: boolean;
  choose(choice: ThemeChoice): void;
}

const AppearanceContext = createContext<Appearance>({ choice: 'system', isDark: false, choose: () => {} });

export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}

const watch = (query: MediaQueryList) => (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
const [watchSystem, watchPaper] = [watch(dark), watch(paper)];

/** Light or dark: what the operator chose on this browser, else what the system says. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const kept = localStorage.getItem(storageKey);
  const [choice, setChoice] = useState(themeChoices.find((each) => each === kept) ?? 'system');
  const isSystemDark = useSyncExternalStore(watchSystem, () => dark.matches);
  const isPrinted = useSyncExternalStore(watchPaper, () => paper.matches);
  // Paper is white, whatever the screen is.
  const isDark = !isPrinted && (choice === 'system' ? isSystemDark : choice === 'dark');
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  const choose = (next: ThemeChoice): void => {
    localStorage.setItem(storageKey, next);
    setChoice(next);
  };
  return <AppearanceContext value={{ choice, isDark, choose }}>{children}</AppearanceContext>;
}
