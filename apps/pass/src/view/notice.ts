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

/** A notice that is all there is on the page, under the mark of the pass. */
export function emptyNotice(title: string, hint: string): HTMLElement {
  const mark = element('img', { class: 'notice-mark', src: './icon.svg', alt: '' });
  return element(
    'section',
    { class: 'notice alone' },
    mark,
    element('h2', {}, title),
    element('p', { class: 'soft' }, hint),
  );
}

export const button = (text: string, click: () => void, look = ''): HTMLButtonElement =>
  element('button', { type: 'button', class: `button ${look}`.trimEnd(), click }, text);
