import type { OwnVisitView } from '@vedette/contract/platform';
import { button, card, element, facts } from '../view/element.ts';
import { field, formOf } from '../view/field.ts';
import { fill, periodText, timeText, type Words } from '../words.ts';
import type { VisitActions } from './visit-page.ts';

type Data = NonNullable<OwnVisitView['data']>;

/** All that is known of the visitor, why, until when; to be corrected and deleted. */
export function dataCard(visit: OwnVisitView, words: Words, actions: VisitActions): HTMLElement {
  const { data: texts } = words.phrases;
  const { data } = visit;
  if (data === null) return card(texts.title, element('p', {}, texts.gone));
  return card(
    texts.title,
    facts(
      [texts.name, data.name],
      [texts.phone, data.phone],
      [texts.mail, data.mail],
      [texts.idNumber, data.idNumber],
      [texts.unit, data.unit],
    ),
    element('p', {}, texts.why),
    element('p', {}, untilText(visit, words)),
    visit.mayCorrect ? correction(data, words, actions) : null,
    erasure(words, actions),
  );
}

function untilText({ eraseAt, keep, timeZone }: OwnVisitView, words: Words): string {
  const { data: texts } = words.phrases;
  return eraseAt === null
    ? fill(texts.kept, { period: periodText(keep, words) })
    : fill(texts.until, { time: timeText(eraseAt, timeZone, words) });
}

function correction(data: Data, { phrases }: Words, { correct }: VisitActions): HTMLElement {
  const { data: texts } = phrases;
  const form = formOf(
    (given) =>
      correct({
        name: given.get('name') ?? data.name,
        phone: given.get('phone') ?? null,
        mail: given.get('mail') ?? null,
        idNumber: given.get('idNumber') ?? null,
        unit: given.get('unit') ?? null,
      }),
    field('name', texts.name, { value: data.name, required: true, autocomplete: 'name' }),
    field('phone', texts.phone, { type: 'tel', value: data.phone, autocomplete: 'tel', max: 21 }),
    field('mail', texts.mail, { type: 'email', value: data.mail, autocomplete: 'email', max: 200 }),
    field('idNumber', texts.idNumber, { value: data.idNumber, max: 20 }),
    field('unit', texts.unit, { value: data.unit, autocomplete: 'organization' }),
    element('div', { class: 'actions' }, element('button', { class: 'button main' }, texts.save)),
  );
  return element('details', {}, element('summary', {}, texts.correct), form);
}

/** Twice, since it cannot be undone. */
function erasure({ phrases }: Words, { erase }: VisitActions): HTMLElement {
  const { data: texts } = phrases;
  return element(
    'details',
    {},
    element('summary', {}, texts.erase),
    element('p', {}, texts.eraseMeans),
    element(
      'div',
      { class: 'actions' },
      button(texts.eraseNow, () => void erase(), 'danger'),
    ),
  );
}
