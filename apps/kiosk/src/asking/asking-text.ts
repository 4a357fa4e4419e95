import type { ScreenMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { type Asking, askingOf } from './asking.ts';

type Words = (typeof phrases)[Language];

/** The one line above everything that is asked for. */
export function titleOf(
  { ways, others }: Pick<Asking, 'ways' | 'others'>,
  faceless: boolean,
  { kiosk }: Words,
): string {
  if (ways.length > 0) return faceless ? kiosk.asking.withoutFace : kiosk.screen['show-pass'].title;
  const [first, another] = others;
  if (first === undefined) return kiosk.screen['show-pass'].title;
  return another === undefined ? kiosk.need[first] : kiosk.asking.missing;
}

const fullStop: Readonly<Record<Language, string>> = { 'zh-CN': '。', en: '. ' };

/** What is said aloud of what is asked: first why something did not do. */
export function spokenAsking(message: ScreenMessage, faceless: boolean, language: Language): string {
  const words = phrases[language];
  const asking = askingOf(message, null, faceless);
  const title = titleOf(asking, faceless, words);
  const ways = asking.ways.map((way) => words.kiosk.way[way].label).join(', ');
  const others = asking.others.map((thing) => words.kiosk.need[thing]);
  const why = asking.because === null ? '' : words.reasons[asking.because];
  return [why, title, ways, ...others.filter((text) => text !== title)]
    .filter((part) => part !== '')
    .join(fullStop[language]);
}
