import type { ListNoticeView } from '@vedette/contract/platform';
import { type Answer, ask, has } from '../ask.ts';
import { button, card, element, facts } from '../view/element.ts';
import type { Page } from '../view/page.ts';
import { timeText, type Words } from '../words.ts';

const isNotice = has<ListNoticeView>('list', 'reason', 'messages');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a listed person is told of the entry, and what he says against it. */
export async function listedPage(page: Page, token: string): Promise<void> {
  const take = (answer: Answer<ListNoticeView>): void => {
    const notice = page.taken(answer);
    if (notice !== null) page.show((words) => draw(notice, words));
  };
  const say = async (what: 'appeal' | 'withdraw', text: string): Promise<void> =>
    take(await ask(`/api/list-notice/${what}`, { token, text }, isNotice));
  function draw(notice: ListNoticeView, words: Words): readonly Node[] {
    return [entryCard(notice, words), ...messagesCard(notice, words), appealCard(notice, words, say)];
  }
  take(await ask('/api/list-notice', { token }, isNotice));
}

function entryCard({ list, reason, addedAt, validTo }: ListNoticeView, words: Words): HTMLElement {
  const { listed: texts } = words.phrases;
  return card(
    texts.kind[list.kind],
    facts(
      [texts.list, list.name],
      [texts.reason, reason],
      [texts.since, timeText(addedAt, here, words)],
      [texts.until, validTo === null ? texts.open : timeText(validTo, here, words)],
    ),
  );
}

function messagesCard({ messages }: ListNoticeView, words: Words): readonly HTMLElement[] {
  const { listed: texts } = words.phrases;
  if (messages.length === 0) return [];
  const items = messages.map(({ at, byPerson, text }) =>
    element(
      'li',
      {},
      element('strong', {}, `${byPerson ? texts.you : texts.they} · ${timeText(at, here, words)}`),
      element('p', {}, text),
    ),
  );
  return [card(texts.said, element('ul', { class: 'rows' }, ...items))];
}

function appealCard(
  { appeal }: ListNoticeView,
  { phrases }: Words,
  say: (what: 'appeal' | 'withdraw', text: string) => Promise<void>,
): HTMLElement {
  const { listed: texts } = phrases;
  const isOpen = appeal?.phase === 'filed' || appeal?.phase === 'answered';
  const text = element('textarea', { id: 'field-text', rows: 5, maxlength: 4_000 });
  const send = (what: 'appeal' | 'withdraw', otherwise: string): void => {
    const said = text.value.trim() === '' ? otherwise : text.value.trim();
    if (said !== '') void say(what, said);
  };
  return card(
    isOpen ? texts.sayMore : texts.appeal,
    appeal === null ? null : element('p', {}, texts.phase[appeal.phase]),
    element('p', { class: 'field' }, element('label', { for: 'field-text' }, texts.text), text),
    element(
      'div',
      { class: 'actions' },
      button(texts.send, () => send('appeal', ''), 'main'),
      isOpen ? button(texts.withdraw, () => send('withdraw', '-')) : null,
    ),
  );
}
