import type { RetirementMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { darkPath, quietZone } from '../asking/code-drawing.ts';
import './retirement.css';

interface Props {
  readonly message: RetirementMessage;
  readonly site: string;
  readonly language: Language;
}

/** The last that a terminal shows; it stays when the terminal behind it has ended. */
export function RetirementScreen({ message: { state, part, rows }, site, language }: Props) {
  const words = phrases[language].kiosk.retirement;
  const how = { retiring: words.erasing, cleared: words.clearedHow, failed: words.failedHow }[state];
  return (
    <main className={`retirement ${state}`} role="status" data-retirement={state}>
      <small>{site}</small>
      <h1>{words[state]}</h1>
      <p>{how}</p>
      {state === 'retiring' && <progress max={1} value={part} aria-label={words.erasing} />}
      {rows !== null && <Code rows={rows} label={words.picture} />}
    </main>
  );
}

function Code({ rows, label }: { readonly rows: readonly string[]; readonly label: string }) {
  const units = rows.length + 2 * quietZone;
  return (
    <svg viewBox={`0 0 ${units} ${units}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <rect width={units} height={units} fill="#fff" />
      <path d={darkPath(rows)} fill="#000" />
    </svg>
  );
}
