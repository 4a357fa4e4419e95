import { type Answer, ask, has } from '../ask.ts';
import { codeOf } from '../view/code-picture.ts';
import { button, card, element } from '../view/element.ts';
import { field, formOf } from '../view/field.ts';
import type { Page } from '../view/page.ts';
import { fill, periodText, type Words } from '../words.ts';

interface Place {
  readonly site: string;
  readonly timeZone: string;
  readonly isOpen: boolean;
  readonly keep: string;
}
interface Asked {
  readonly token: string;
}
const isPlace = has<Place>('site', 'isOpen', 'keep');
const isAsked = has<Asked>('token');

/** How long a tablet shows one visitor's code before it is the next one's turn. */
const turn = 90_000;
const hours = [1, 2, 4, 8] as const;

/** The form for whoever comes uninvited: on the tablet at the desk, or on his own phone. */
export async function walkInPage(page: Page, token: string): Promise<void> {
  let timer = 0;
  const place = page.taken(await ask('/api/walk-in/place', { token }, isPlace));
  if (place === null) return;
  const begin = (): void => {
    window.clearTimeout(timer);
    page.say(() => '');
    page.show((words) => [place.isOpen ? form(words) : shut(words)]);
  };
  const done = (own: string): void => {
    timer = window.setTimeout(begin, turn);
    page.show((words) => [asked(own, words, begin)]);
  };
  const send = async (given: ReadonlyMap<string, string | null>): Promise<void> => {
    const answer = await ask('/api/walk-in', { token, ...questionOf(given) }, isAsked);
    if (isHostUnknown(answer)) return page.say(({ phrases }) => phrases.walkIn.hostUnknown);
    const value = page.taken(answer);
    if (value !== null) done(value.token);
  };

  function form({ phrases, ...spoken }: Words): HTMLElement {
    const { walkIn: texts, data } = phrases;
    const period = periodText(place?.keep ?? '1d', { phrases, ...spoken });
    return card(
      fill(texts.welcome, { site: place?.site ?? '' }),
      formOf(
        send,
        field('host', texts.host, { required: true, hint: texts.hostHint }),
        field('hostUnit', texts.hostUnit, {}),
        field('purpose', phrases.visit.purpose, { required: true, max: 200 }),
        field('name', data.name, { required: true }),
        field('phone', data.phone, { type: 'tel', max: 21, hint: texts.phoneHint }),
        field('unit', data.unit, {}),
        stay(texts.stay, texts.hours),
        element('p', { class: 'soft' }, fill(texts.why, { period })),
        element('div', { class: 'actions' }, element('button', { class: 'button main' }, texts.send)),
      ),
    );
  }
  begin();
}

const isHostUnknown = (answer: Answer<Asked>): boolean =>
  !answer.ok && answer.fault === 'gone' && answer.at === 'host';

function questionOf(given: ReadonlyMap<string, string | null>) {
  const text = (name: string): string | null => given.get(name) ?? null;
  return {
    ...{ host: text('host') ?? '', hostUnit: text('hostUnit'), purpose: text('purpose') ?? '' },
    visitor: { name: text('name') ?? '', phone: text('phone'), unit: text('unit') },
    minutes: Number(text('stay') ?? 1) * 60,
  };
}

function stay(label: string, phrase: string): HTMLElement {
  const options = hours.map((count) =>
    element('option', { value: count }, fill(phrase, { count: String(count) })),
  );
  return element(
    'p',
    { class: 'field' },
    element('label', { for: 'field-stay' }, label),
    element('select', { id: 'field-stay', name: 'stay' }, ...options),
  );
}

/** The visitor takes the page along on his phone; the tablet forgets it. */
function asked(own: string, { phrases }: Words, next: () => void): HTMLElement {
  const { walkIn: texts } = phrases;
  const address = `${location.origin}/visit#${own}`;
  return card(
    texts.asked,
    element('p', { class: 'center' }, texts.scan),
    element('div', { class: 'plate' }, codeOf(address, texts.label)),
    element(
      'div',
      { class: 'actions' },
      element('a', { class: 'button main', href: address }, texts.here),
      button(texts.next, next),
    ),
  );
}

function shut({ phrases }: Words): HTMLElement {
  return card(phrases.fault['not-open'].title, element('p', {}, phrases.walkIn.shut));
}
