import { phrases } from '@vedette/phrases';
import { useCallback } from 'react';
import { useText } from '../i18n/use-text.ts';

const known = phrases.en.methods;
const isMethod = (method: string): method is keyof typeof known => Object.hasOwn(known, method);

/** How somebody was identified, in words; a way this page does not know stays as it is. */
export function useMethodText(): (method: string) => string {
  const t = useText();
  return useCallback((method) => (isMethod(method) ? t(($) => $.methods[method]) : method), [t]);
}
