import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type ThemeChoice, themeChoices } from './theme.ts';

const storageKey = 'vedette-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

interface Appearance {
  readonly choice: ThemeChoice;
  readonly isDark: boolean;
  choose(choice: ThemeChoice): void;
}

const AppearanceContext = createContext<Appearance>({ choice: 'system', isDark: false, choose: () => {} });

export function useAppearance(): Appearance {
  return useContext(AppearanceContext);
}

function watchSystem(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** Light or dark: what the operator chose on this browser, else what the system says. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const kept = localStorage.getItem(storageKey);
  const [choice, setChoice] = useState(themeChoices.find((each) => each === kept) ?? 'system');
  const isSystemDark = useSyncExternalStore(watchSystem, () => dark.matches);
  const isDark = choice === 'system' ? isSystemDark : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  const choose = (next: ThemeChoice): void => {
    localStorage.setItem(storageKey, next);
    setChoice(next);
  };
  return <AppearanceContext value={{ choice, isDark, choose }}>{children}</AppearanceContext>;
}
