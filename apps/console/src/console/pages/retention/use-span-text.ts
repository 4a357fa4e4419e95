import { useText } from '../../../i18n/use-text.ts';

/** Days from one to another in words; null is without bound. */
export function useSpanText(): (span: {
  readonly from: string | null;
  readonly through: string | null;
}) => string {
  const t = useText();
  return ({ from, through }) => {
    if (from === null && through === null) return t(($) => $.platform.retention.holds.whole);
    return t(($) => $.platform.retention.holds.span, {
      from: from ?? t(($) => $.platform.retention.holds.start),
      through: through ?? t(($) => $.platform.retention.holds.endless),
    });
  };
}
