import type { Language, PassPhrases } from '@vedette/phrases/pass';
import type { PhoneClock } from '../clock/clock.ts';
import { fill, speak } from '../language.ts';
import type { Actions, State } from '../state.ts';
import { element } from './element.ts';
import type { Live } from './live-code.ts';
import { newsOf } from './news.ts';
import { button } from './notice.ts';
import { passCard } from './pass-card.ts';
import { passList } from './pass-list.ts';

export interface Page {
  show(state: State): void;
  /** To be called several times a second. */
  tick(): void;
  /** Brings the reader of the screen to the head, where what they stood on is gone. */
  focusHead(): void;
  focusChosen(): void;
}

/** Head, news and body stay; what is in them is made anew whenever the state has changed. */
export function openPage(root: HTMLElement, clock: PhoneClock, actions: Actions): Page {
  let other: Language = 'en';
  let live: Live | null = null;
  const title = element('h1', { tabindex: -1 });
  const language = button('', () => actions.speak(other));
  // Filled later: a region that comes with its text is not read aloud.
  const news = element('div', { role: 'status' });
  const body = element('div');
  root.replaceChildren(element('header', {}, title, language), element('main', {}, news, body));

  return {
    show(state) {
      const phrases = speak(state.language);
      other = state.language === 'en' ? 'zh-CN' : 'en';
      title.textContent = phrases.title;
      language.textContent = phrases.language;
      language.lang = other;
      news.replaceChildren(...present(newsOf(state, phrases, actions), warning(clock, phrases)));
      const current = state.passes.find(({ id }) => id === state.chosen) ?? state.passes[0];
      const words = { language: state.language, phrases };
      live = current ? passCard(current, clock, words, () => actions.remove(current)) : null;
      const list = current ? passList(state.passes, current, clock, words, actions.choose) : null;
      body.replaceChildren(...present(live?.node ?? null, list));
      live?.tick();
    },
    tick: () => live?.tick(),
    focusHead: () => title.focus(),
    focusChosen: () => body.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus(),
  };
}

const present = (...nodes: readonly (Node | null)[]): Node[] => nodes.filter((node) => node !== null);

function warning(clock: PhoneClock, { clock: words }: PassPhrases): HTMLElement | null {
  const seconds = Math.round(Math.abs(clock.offset()) / 1_000);
  return seconds === 0 ? null : element('p', { class: 'warning' }, fill(words.off, { seconds }));
}
