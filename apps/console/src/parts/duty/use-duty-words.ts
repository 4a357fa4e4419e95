import { checkNames, identifyMethods, type ReasonCode, reasonCodes, roles } from '@vedette/domain';
import { phrases } from '@vedette/phrases';
import { useMemo } from 'react';
import { type Format, useFormat } from '../../i18n/format.ts';
import { useText } from '../../i18n/use-text.ts';

type Text = ReturnType<typeof useText>;

const oneOf =
  <T extends string>(all: readonly T[]) =>
  (text: string): text is T =>
    all.some((each) => each === text);
const isCheck = oneOf(checkNames);
const isMethod = oneOf(identifyMethods);
const isRole = oneOf(roles);
const isReason = oneOf<ReasonCode>(reasonCodes);
const isBasis = (text: string): text is keyof typeof phrases.en.console.duty.basis =>
  Object.hasOwn(phrases.en.console.duty.basis, text);
const isPurpose = (text: string): text is keyof typeof phrases.en.purposes =>
  Object.hasOwn(phrases.en.purposes, text);
const isOtherClass = oneOf(['identify', 'duty', 'credential', 'operator'] as const);

function words(t: Text, format: Format) {
  const separator = t(($) => $.console.duty.separator);
  const className = (text: string): string => {
    if (isCheck(text)) return t(($) => $.checks[text]);
    return isOtherClass(text) ? t(($) => $.console.duty.alarmClass[text]) : text;
  };
  return {
    separator,
    className,
    check: (text: string): string => (isCheck(text) ? t(($) => $.checks[text]) : text),
    method: (text: string): string => (isMethod(text) ? t(($) => $.methods[text]) : text),
    role: (text: string): string => (isRole(text) ? t(($) => $.roles[text]) : text),
    basis: (text: string): string => (isBasis(text) ? t(($) => $.console.duty.basis[text]) : text),
    purpose: (text: string): string => (isPurpose(text) ? t(($) => $.purposes[text]) : text),
    /** A reason, or a whole class of them. */
    alarm: (text: string): string =>
      isReason(text)
        ? t(($) => $.reasons[text])
        : `${className(text)} (${t(($) => $.console.duty.alarmClass.whole)})`,
    period: (text: string): string => format.durationText(text),
  };
}
export type DutyWords = ReturnType<typeof words>;

/** The codes of a duty in the language shown; a code that is not known stays as it is. */
export function useDutyWords(): DutyWords {
  const t = useText();
  const format = useFormat();
  return useMemo(() => words(t, format), [t, format]);
}
