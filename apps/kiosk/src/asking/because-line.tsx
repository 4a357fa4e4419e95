import type { Language } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import type { Reason } from './asking.ts';

const clock = 'M32 6a26 26 0 1 1 0 52 26 26 0 0 1 0-52zM32 18v16l11 7';
const again = 'M12 26a21 21 0 0 1 38-6M50 8v13H37M52 38a21 21 0 0 1-38 6M14 56V43h13';
const blurred = 'M6 18V6h12M46 6h12v12M58 46v12H46M18 58H6V46M25 25c0-9 14-9 14 0 0 6-7 6-7 12M32 46v1';
const notice = 'M32 6l28 50H4zM32 24v16M32 48v1';

/** A shape for each sort of trouble, so that it does not hang on a colour. */
const signs: { readonly [reason in Reason]?: string } = {
  'credential:expired': clock,
  'credential:not-yet-valid': clock,
  'credential:stale': clock,
  'credential:replayed': again,
  'credential:unreadable': blurred,
};

/** Why what was shown did not do. */
export function BecauseLine({ reason, language }: { readonly reason: Reason; readonly language: Language }) {
  const sign = signs[reason];
  return (
    <p className="because" data-because={reason}>
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <path
          d={sign === undefined ? notice : sign}
          fill="none"
          stroke="currentColor"
          strokeWidth="6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      <span>
        <InBoth language={language} say={({ reasons }) => reasons[reason]} />
      </span>
    </p>
  );
}
