const svgNamespace = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>;
type Child = Node | string | null;

/** An HTML element. A function is a listener by its event's name; text is text and never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return dressed(document.createElement(tag), attributes, children);
}

export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return dressed(document.createElementNS(svgNamespace, tag), attributes, children);
}

function dressed<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

export const button = (text: string, click: () => void, look = ''): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${look}`.trim(), click }, text);

/** A card with a heading. */
export const card = (title: string, ...children: readonly Child[]): HTMLElement =>
  element('section', { class: 'card' }, element('h2', {}, title), ...children);

/** What is known, as names and values; a value that is not there is left out. */
export function facts(...pairs: readonly (readonly [name: string, value: string | null])[]): HTMLElement {
  const rows = pairs.flatMap(([name, value]) =>
    value === null || value === ''
      ? []
      : [element('div', {}, element('dt', {}, name), element('dd', {}, value))],
  );
  return element('dl', {}, ...rows);
}
