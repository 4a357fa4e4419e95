import encodeQR from 'qr';
import { svgElement } from './element.ts';

const quiet = 4;
const border = 1;

/** A code of a text, with the error correction that phones at arm's length need. */
export function codeOf(text: string, label: string): SVGElement {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border }).slice(border, -border);
  return codePicture(
    rows.map((row) =>
      row
        .slice(border, -border)
        .map((dark) => (dark ? '1' : '0'))
        .join(''),
    ),
    label,
  );
}

/** Rows of `0` and `1` as a code, black on white whatever the theme. */
export function codePicture(rows: readonly string[], label: string): SVGElement {
  const size = rows.length + 2 * quiet;
  const dark = rows.flatMap((row, y) =>
    Array.from(row).flatMap((cell, x) => (cell === '1' ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  return svgElement(
    'svg',
    {
      class: 'code',
      role: 'img',
      'aria-label': label,
      viewBox: `0 0 ${size} ${size}`,
      'shape-rendering': 'crispEdges',
    },
    svgElement('rect', { width: size, height: size, fill: '#fff' }),
    svgElement('path', { d: dark.join(''), fill: '#000' }),
  );
}
