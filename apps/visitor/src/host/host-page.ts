import type { HostVisitView } from '@vedette/contract/platform';
import { ask, has } from '../ask.ts';
import { button, card, element, facts } from '../view/element.ts';
import type { Page } from '../view/page.ts';
import { type Words, windowText } from '../words.ts';

const isVisit = has<HostVisitView>('phase', 'site', 'mayDecide');

/** Who asks for a host, and the host's yes or no. */
export async function hostPage(page: Page, token: string): Promise<void> {
  const decide = async (decision: 'approve' | 'refuse'): Promise<void> => {
    const decided = page.taken(await ask('/api/host-visit/decide', { token, decision }, isVisit));
    if (decided !== null) page.show((words) => draw(decided, words));
  };
  function draw(visit: HostVisitView, words: Words): readonly Node[] {
    const { host: texts, phase, data } = words.phrases;
    const actions = element(
      'div',
      { class: 'actions' },
      button(texts.approve, () => void decide('approve'), 'main'),
      button(texts.refuse, () => void decide('refuse'), 'danger'),
    );
    return [
      card(
        visit.mayDecide ? texts.question : phase[visit.phase],
        facts(
          [data.name, visit.name ?? texts.deleted],
          [data.unit, visit.unit],
          [data.phone, visit.phone],
          [words.phrases.visit.purpose, visit.purpose],
          [words.phrases.visit.site, visit.site],
          [words.phrases.visit.when, windowText(visit.from, visit.until, visit.timeZone, words)],
        ),
        visit.mayDecide ? actions : null,
        visit.mayDecide ? element('p', { class: 'soft' }, texts.unknown) : null,
      ),
    ];
  }
  const visit = page.taken(await ask('/api/host-visit', { token }, isVisit));
  if (visit !== null) page.show((words) => draw(visit, words));
}
