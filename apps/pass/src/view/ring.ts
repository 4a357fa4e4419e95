import { svgElement } from './element.ts';

const radius = 20;
const around = 2 * Math.PI * radius;

/** A ring that runs out with the step, and the seconds left in it. The words beside it say the same. */
export function stepRing(): { readonly node: SVGElement; show(left: number, seconds: number): void } {
  const circle = { cx: 24, cy: 24, r: radius, fill: 'none', 'stroke-width': 5 };
  const rest = svgElement('circle', {
    ...{ ...circle, class: 'ring-rest', transform: 'rotate(-90 24 24)' },
    'stroke-dasharray': around,
  });
  const figure = svgElement('text', {
    x: 24,
    y: 24,
    'text-anchor': 'middle',
    'dominant-baseline': 'central',
  });
  const track = svgElement('circle', { ...circle, class: 'ring-track' });
  const node = svgElement(
    'svg',
    { class: 'ring', viewBox: '0 0 48 48', 'aria-hidden': 'true' },
    track,
    rest,
    figure,
  );
  return {
    node,
    show(left, seconds) {
      rest.setAttribute('stroke-dashoffset', String(around * (1 - left)));
      figure.textContent = String(seconds);
    },
  };
}
