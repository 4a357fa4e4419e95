import type { Language } from '@vedette/phrases/door';
import { phrases } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import type { Way } from './asking.ts';
import { Pictogram } from './pictogram.tsx';

/** The ways to say who one is, each with its picture and where to hold it. */
export function WaysList({ ways, language }: { readonly ways: readonly Way[]; readonly language: Language }) {
  return (
    <ul className="ways">
      {ways.map((way) => (
        <li key={way} data-way={way}>
          <Pictogram sign={way} />
          <span className="way-words">
            <strong>
              <InBoth language={language} say={({ kiosk }) => kiosk.way[way].label} />
            </strong>
            <small>{phrases[language].kiosk.way[way].how}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
