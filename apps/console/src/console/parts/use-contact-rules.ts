import { useText } from '../../i18n/use-text.ts';

/** Form rules of numbers and addresses, as the contract has them. */
export function useContactRules() {
  const t = useText();
  return {
    phone: { pattern: /^\+?[0-9 -]{5,20}$/, message: t(($) => $.platform.people.phoneRule) },
    idNumber: { pattern: /^[0-9A-Za-z-]{4,20}$/, message: t(($) => $.platform.people.idRule) },
    mail: { type: 'email' as const, message: t(($) => $.platform.people.mailRule) },
  };
}
