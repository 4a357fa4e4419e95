import { type Format, useFormat } from '../i18n/format.ts';
import { useText } from '../i18n/use-text.ts';

interface ValidityTextProps {
  /** Milliseconds since the epoch, inclusive; null for no beginning. */
  readonly from: number | null;
  /** Exclusive; null for no end. */
  readonly to: number | null;
}

function useSpanText({ from, to }: ValidityTextProps, format: Format): string {
  const t = useText();
  if (from === null && to === null) return t(($) => $.console.shell.word.always);
  if (to === null) return t(($) => $.console.shell.word.since, { from: format.dateTime(from ?? 0) });
  if (from === null) return t(($) => $.console.shell.word.until, { to: format.dateTime(to) });
  return t(($) => $.console.shell.word.between, { from: format.dateTime(from), to: format.dateTime(to) });
}

/** From when to when something holds, and whether it does now. */
export function ValidityText({ from, to }: ValidityTextProps) {
  const t = useText();
  const text = useSpanText({ from, to }, useFormat());
  const now = Date.now();
  const state = to !== null && to <= now ? 'over' : from !== null && from > now ? 'notYet' : 'now';
  return (
    <span>
      {text}
      {state !== 'now' && (
        <strong className={`validity-${state}`}> · {t(($) => $.console.shell.validity[state])}</strong>
      )}
    </span>
  );
}
