import type { DutyNotice } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { darkPath, quietZone } from '../asking/code-drawing.ts';
import { InBoth } from '../parts/in-both.tsx';
import './walk-in-note.css';

interface Props {
  /** Rows of `0` and `1`, without a quiet zone. */
  readonly rows: readonly string[];
  readonly language: Language;
}

/** Whether whoever comes here unannounced may ask for a host: a door for staff alone has no use for visitors. */
export const receivesVisitors = (notice: DutyNotice | null): boolean =>
  notice?.purpose === 'visitor-registration';

/** Where a visitor whom nobody has invited asks for a host, on their own phone. */
export function WalkInNote({ rows, language }: Props) {
  const units = rows.length + 2 * quietZone;
  return (
    <aside className="walk-in" data-walk-in={rows.length}>
      <svg
        viewBox={`0 0 ${units} ${units}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={phrases[language].kiosk.walkIn.picture}
      >
        <rect width={units} height={units} fill="#fff" />
        <path d={darkPath(rows)} fill="#000" />
      </svg>
      <div>
        <strong>
          <InBoth language={language} say={({ kiosk }) => kiosk.walkIn.title} />
        </strong>
        <p>
          <InBoth language={language} say={({ kiosk }) => kiosk.walkIn.how} />
        </p>
      </div>
    </aside>
  );
}
