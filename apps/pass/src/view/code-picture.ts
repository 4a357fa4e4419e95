import { codeRows, darkPath } from '../code/code-rows.ts';
import { svgElement } from './element.ts';

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
