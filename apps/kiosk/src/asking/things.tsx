import { type Language, phrases } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import type { Thing } from './asking.ts';
import { Pictogram } from './pictogram.tsx';

interface Props {
  readonly things: readonly Thing[];
  readonly language: Language;
}

/** What is needed besides, with what to do for it. */
export function StillNeeded({ things, language }: Props) {
  return (
    <ul className="needed">
      {things.map((thing) => (
        <li key={thing} data-needed={thing}>
          {thing !== 'identification' && <Pictogram sign={thing} />}
          <span className="way-words">
            <strong>
              <InBoth language={language} say={({ kiosk }) => kiosk.need[thing]} />
            </strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What need not be shown again. */
export function DoneList({ things, language }: Props) {
  const { kiosk } = phrases[language];
  return (
    <p className="done">
      <span className="done-title">{kiosk.asking.done}</span>
      {things.map((thing) => (
        <span key={thing} className="done-thing" data-done={thing}>
          <svg viewBox="0 0 64 64" aria-hidden="true">
            <path d="M25 45 11 31l5-5 9 9 23-23 5 5z" fill="currentColor" />
          </svg>
          {kiosk.thing[thing]}
        </span>
      ))}
    </p>
  );
}
