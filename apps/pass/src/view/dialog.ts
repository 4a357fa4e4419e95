import { element } from './element.ts';

/** A question or a text over the page. Escape closes it, focus stays inside and goes back where it was. */
export function openDialog(
  title: string,
  paragraphs: readonly string[],
  ...actions: readonly HTMLElement[]
): void {
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'dialog-title' },
    element('h2', { id: 'dialog-title' }, title),
    ...paragraphs.map((text) => element('p', {}, text)),
    element('div', { class: 'actions' }, ...actions),
  );
  for (const action of actions) action.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
