import { useText } from '../i18n/use-text.ts';

/** A form rule: something must be filled in, white space alone is nothing. */
export function useRequired() {
  const t = useText();
  return { required: true, whitespace: true, message: t(($) => $.console.shell.form.required) };
}

/** The form of ids that operators choose, as the contract has it. */
export function useIdRule() {
  const t = useText();
  return { pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: t(($) => $.console.shell.form.id) };
}

/** Passwords are judged by the terminal; here by length alone. */
export function usePasswordRule() {
  const t = useText();
  return { min: 10, message: t(($) => $.console.session.claim.short) };
}
