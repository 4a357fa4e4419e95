import { useTranslation } from 'react-i18next';

/** The phrases in the language shown: `t(($) => $.console.people.title, { n: 3 })`. */
export function useText() {
  const { t } = useTranslation();
  return t;
}
