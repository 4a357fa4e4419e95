import type { JoiningMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';
import { darkPath, quietZone } from '../asking/code-drawing.ts';
import './joining.css';

interface Props {
  readonly claim: NonNullable<JoiningMessage['claim']>;
  readonly language: Language;
}

const minute = 60_000;
const lookEvery = 10_000;

/** By what an operator of the platform claims this terminal; whoever is at the door has nothing to do with it. */
export function JoinNote({ claim, language }: Props) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEvery);
    return () => clearInterval(timer);
  }, []);
  const words = phrases[language].kiosk.joining;
  const units = claim.rows.length + 2 * quietZone;
  const minutes = Math.max(0, Math.ceil((claim.expiresAt - now) / minute));
  return (
    <aside className="joining" data-claim={claim.code}>
      <svg
        viewBox={`0 0 ${units} ${units}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={words.picture}
      >
        <rect width={units} height={units} fill="#fff" />
        <path d={darkPath(claim.rows)} fill="#000" />
      </svg>
      <div>
        <strong>{words.title}</strong>
        <p>{words.how}</p>
        <p className="joining-code">{`${claim.code.slice(0, 4)}-${claim.code.slice(4)}`}</p>
        <small>{words.left.replace('{{minutes}}', String(minutes))}</small>
      </div>
    </aside>
  );
}
