import { type ReasonCode, reasonCodes } from '@vedette/domain';
import { useCallback } from 'react';
import { useText } from '../i18n/use-text.ts';

const known = new Set<string>(reasonCodes);
const isReason = (code: string): code is ReasonCode => known.has(code);

/** The words for a reason code; a code this page does not know stays as it is. */
export function useReasonText(): (code: string) => string {
  const t = useText();
  return useCallback((code) => (isReason(code) ? t(($) => $.reasons[code]) : code), [t]);
}
