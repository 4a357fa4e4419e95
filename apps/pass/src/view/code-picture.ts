import encodeQR from 'qr';
import { svgElement } from './element.ts';

/** Light modules around the code, without which scanners do not find it (ISO/IEC 18004). */
const quietZone = 4;

/** Where the dark modules of a row begin, and how many there are, as one path over the whole code. */
export function darkPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) =>
      runsOf(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('');
}

function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** Rows of a code of error correction M with its quiet zone. */
export const codeRows = (text: string): readonly (readonly boolean[])[] =>
  encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });

/** A QR code, black on white whatever the theme. */
export function codePicture(label: string): { readonly node: SVGElement; show(text: string): void } {
  const ground = svgElement('rect', { fill: '#fff' });
  const dark = svgElement('path', { fill: '#000' });
  const node = svgElement(
    'svg',
    { class: 'code', role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    ground,
    dark,
  );
  return {
    node,
    show(text) {
      const rows = codeRows(text);
      node.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`);
      for (const side of ['width', 'height']) ground.setAttribute(side, String(rows.length));
      dark.setAttribute('d', darkPath(rows));
    },
  };
}
