import { type Language, phrases } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import { codeSide, darkPath, quietZone } from './code-drawing.ts';
import { useShortSide } from './use-short-side.ts';

interface Props {
  /** Rows of `0` and `1`, without a quiet zone. */
  readonly rows: readonly string[];
  readonly language: Language;
}

/** A question to the person's own wallet: black on white whatever the theme, with what is asked beside it. */
export function WalletQuestion({ rows, language }: Props) {
  const units = rows.length + 2 * quietZone;
  const side = codeSide(rows.length, useShortSide(), window.devicePixelRatio);
  return (
    <figure className="wallet">
      <svg
        className="wallet-code"
        viewBox={`0 0 ${units} ${units}`}
        style={{ width: `${side}px`, height: `${side}px` }}
        shapeRendering="crispEdges"
        role="img"
        aria-label={phrases[language].kiosk.wallet.picture}
      >
        <rect width={units} height={units} fill="#fff" />
        <path d={darkPath(rows)} fill="#000" />
      </svg>
      <figcaption style={{ maxWidth: `${side}px` }}>
        <span className="wallet-scan">
          <InBoth language={language} say={({ kiosk }) => kiosk.wallet.scan} />
        </span>
        <InBoth language={language} say={({ kiosk }) => kiosk.wallet.asked} />
      </figcaption>
    </figure>
  );
}
