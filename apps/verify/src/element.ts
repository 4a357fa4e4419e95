type Attributes = Readonly<Record<string, string | number | boolean | ((event: Event) => void)>>;
type Child = Node | string | null;

/** An HTML element. A function is a listener by its event's name; text is text and never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child): child is Node | string => child !== null));
  return made;
}

export const button = (text: string, click: () => void, look = ''): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${look}`.trim(), click }, text);

export const card = (title: string, ...children: readonly Child[]): HTMLElement =>
  element('section', { class: 'card' }, element('h2', {}, title), ...children);
