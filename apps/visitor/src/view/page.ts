import type { Language } from '@vedette/phrases/visitor';
import type { Answer, Fault } from '../ask.ts';
import { keepLanguage, type Words, wordsIn } from '../words.ts';
import { button, card, element } from './element.ts';

/** What a page shows; called again when the language changes. */
export type Draw = (words: Words) => readonly Node[];

export interface Page {
  show(draw: Draw): void;
  /** Says what went wrong, above what is shown; or that all is well, with an empty text. */
  say(text: (words: Words) => string): void;
  /** What became of an answer: its value, or null with the fault said. A link that is over empties the page. */
  taken<T>(answer: Answer<T>): T | null;
  words(): Words;
}

/** Head and news stay; what is below is made anew. */
export function openPage(root: HTMLElement, first: Language, title: keyof Words['phrases']['title']): Page {
  let words = wordsIn(first);
  let draw: Draw = () => [];
  let text: (spoken: Words) => string = () => '';
  const heading = element('h1', { tabindex: -1 });
  const language = button('', () => {
    words = wordsIn(words.language === 'en' ? 'zh-CN' : 'en');
    keepLanguage(words.language);
    redraw();
  });
  // Filled later: a region that comes with its text is not read aloud.
  const news = element('div', { role: 'status', class: 'news' });
  const body = element('div');
  root.replaceChildren(element('header', {}, heading, language), element('main', {}, news, body));

  function redraw(): void {
    const { phrases } = words;
    document.documentElement.lang = words.language;
    document.title = `${phrases.title[title]} · Vedette`;
    heading.textContent = phrases.title[title];
    language.textContent = phrases.language;
    language.lang = words.language === 'en' ? 'zh-CN' : 'en';
    news.textContent = text(words);
    body.replaceChildren(...draw(words));
  }
  const page: Page = {
    show(next) {
      draw = next;
      redraw();
    },
    say(next) {
      text = next;
      news.textContent = next(words);
      if (news.textContent !== '') news.scrollIntoView({ block: 'nearest' });
    },
    taken(answer) {
      if (answer.ok) {
        page.say(() => '');
        return answer.value;
      }
      const { fault } = answer;
      if (fault === 'gone' && answer.at === 'link') page.show((spoken) => [faultCard(fault, spoken)]);
      else page.say(({ phrases }) => phrases.fault[fault].title);
      return null;
    },
    words: () => words,
  };
  redraw();
  return page;
}

function faultCard(fault: Fault, { phrases }: Words): HTMLElement {
  const { title, hint } = phrases.fault[fault];
  return card(title, element('p', {}, hint));
}

/** The page of a link that holds no secret. */
export const noLink: Draw = (words) => [faultCard('gone', words)];
