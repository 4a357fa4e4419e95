import { element } from './element.ts';

/** A state in words: what is, and what to do about it. */
export function notice(title: string, hint: string, ...actions: readonly HTMLElement[]): HTMLElement {
  return element(
    'section',
    { class: 'notice' },
    element('h2', {}, title),
    element('p', {}, hint),
    ...actions,
  );
}

export const button = (text: string, click: () => void, look = ''): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${look}`.trimEnd(), click }, text);
