import type { OwnVisitView, VisitPassView } from '@vedette/contract/platform';
import { codePicture } from '../view/code-picture.ts';
import { card, element } from '../view/element.ts';
import { fill, timeText, type Words } from '../words.ts';

/** What is held before the reader at the door. */
export function passCard(pass: VisitPassView, { timeZone }: OwnVisitView, words: Words): HTMLElement {
  const { pass: texts } = words.phrases;
  const time = (at: number): string => timeText(at, timeZone, words);
  return card(
    texts.title,
    element('div', { class: 'plate' }, codePicture(pass.code, texts.label)),
    element('p', { class: 'center' }, texts.hint),
    element(
      'p',
      { class: 'center soft' },
      fill(texts.validity, { from: time(pass.notBefore), until: time(pass.notAfter) }),
    ),
  );
}
