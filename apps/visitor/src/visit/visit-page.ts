import type { OwnVisitView, VisitPassView } from '@vedette/contract/platform';
import { type Answer, ask, has } from '../ask.ts';
import { button, card, element, facts } from '../view/element.ts';
import type { Page } from '../view/page.ts';
import { type Words, windowText } from '../words.ts';
import { dataCard } from './data-card.ts';
import { documentCards } from './document-cards.ts';
import { passCard } from './pass-card.ts';

const isVisit = has<OwnVisitView>('phase', 'site', 'documents', 'data');
const isPass = has<VisitPassView>('code', 'notBefore', 'notAfter');

/** What a visitor may do, each by one tap. */
export interface VisitActions {
  accept(document: string, version: number): Promise<void>;
  correct(data: Readonly<Record<string, string | null>>): Promise<void>;
  erase(): Promise<void>;
}

/** The visitor's own page: the invitation, the way, the pass, and all that is known of him. */
export async function visitPage(page: Page, token: string): Promise<void> {
  let pass: VisitPassView | null = null;
  const step = (what: string, more: object = {}): Promise<Answer<OwnVisitView>> =>
    ask(`/api/my-visit${what}`, { token, ...more }, isVisit);
  const take = async (answer: Answer<OwnVisitView>): Promise<void> => {
    const visit = page.taken(answer);
    if (visit === null) return;
    const got = visit.hasPass ? await ask('/api/my-visit/pass', { token }, isPass) : null;
    pass = got?.ok ? got.value : null;
    page.show((words) => draw(visit, pass, words));
  };
  const doing =
    (what: string, more: object = {}) =>
    async (): Promise<void> =>
      take(await step(what, more));
  const actions: VisitActions = {
    accept: (document, version) => doing('/accept', { document, version })(),
    correct: (data) => doing('/correct', { data })(),
    erase: doing('/erase'),
  };

  function draw(visit: OwnVisitView, current: VisitPassView | null, words: Words): readonly Node[] {
    const answer = visit.mayAnswer ? answerCard(visit, words, () => void doing('/answer')()) : null;
    return [
      invitationCard(visit, words),
      ...documentCards(visit, words, actions),
      ...(answer === null ? [] : [answer]),
      ...(current === null ? [] : [passCard(current, visit, words)]),
      dataCard(visit, words, actions),
      ...(visit.mayCancel ? [cancelCard(words, () => void doing('/cancel')())] : []),
    ];
  }
  await take(await step(''));
}

function invitationCard(visit: OwnVisitView, words: Words): HTMLElement {
  const { visit: texts, phase } = words.phrases;
  const { site, host, purpose, from, until, timeZone } = visit;
  return card(
    phase[visit.phase],
    facts(
      [texts.site, site],
      [texts.when, windowText(from, until, timeZone, words)],
      [texts.host, host],
      [texts.purpose, purpose],
      [texts.directions, visit.directions?.[words.language] ?? null],
    ),
  );
}

/** He comes once he has said yes to what must be accepted. */
function answerCard({ documents }: OwnVisitView, { phrases }: Words, answer: () => void): HTMLElement {
  const isReady = documents.every(({ accepted }) => accepted);
  const come = button(phrases.visit.come, answer, 'main');
  come.disabled = !isReady;
  return card(
    phrases.visit.answer,
    isReady ? null : element('p', {}, phrases.visit.acceptFirst),
    element('div', { class: 'actions' }, come),
  );
}

function cancelCard({ phrases }: Words, cancel: () => void): HTMLElement {
  return card(
    phrases.visit.cannotCome,
    element('div', { class: 'actions' }, button(phrases.visit.cancel, cancel)),
  );
}
