import type { OwnVisitView } from '@vedette/contract/platform';
import { button, element } from '../view/element.ts';
import type { Words } from '../words.ts';
import type { VisitActions } from './visit-page.ts';

/** Each document to be accepted, in full and in the language that is read, with one button below it. */
export function documentCards(
  { documents }: OwnVisitView,
  { language, phrases }: Words,
  { accept }: VisitActions,
): readonly HTMLElement[] {
  return documents.map(({ id, name, version, text, accepted }) =>
    element(
      'section',
      { class: 'card' },
      element('h2', {}, name),
      // biome-ignore format: one text a line
      element('div', { class: 'document', tabindex: 0, role: 'region', 'aria-label': name }, ...text[language].split('\n').map((line) => element('p', {}, line))),
      accepted || version === null
        ? element('p', { class: 'done' }, phrases.visit.accepted)
        : element(
            'div',
            { class: 'actions' },
            button(phrases.visit.accept, () => void accept(id, version), 'main'),
          ),
    ),
  );
}
