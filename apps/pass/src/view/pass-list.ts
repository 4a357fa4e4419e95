import type { PhoneClock } from '../clock/clock.ts';
import { passState } from '../code/validity.ts';
import type { KeptPass } from '../keep/kept-pass.ts';
import { fill, timeText, type Words } from '../language.ts';
import { element } from './element.ts';

/** The passes on this phone, newest first, where there are several. */
export function passList(
  passes: readonly KeptPass[],
  current: KeptPass,
  clock: PhoneClock,
  words: Words,
  choose: (kept: KeptPass) => void,
): HTMLElement | null {
  if (passes.length < 2) return null;
  const { phrases } = words;
  const rows = passes.map((kept) => {
    const row = element(
      'button',
      { type: 'button', class: 'row', 'aria-pressed': String(kept === current), click: () => choose(kept) },
      element('strong', {}, kept.site),
      element('span', {}, phrases.kind[kept.kind]),
      element('span', {}, validityText(kept, clock, words)),
    );
    return element('li', {}, row);
  });
  return element(
    'nav',
    { 'aria-label': phrases.list.title },
    element('h2', {}, phrases.list.title),
    element('ul', { class: 'rows' }, ...rows),
  );
}

/** What tells two passes to one site apart: from when, until when, or that it is over. */
function validityText(kept: KeptPass, clock: PhoneClock, { language, phrases }: Words): string {
  const { from, until, expired } = phrases.validity;
  const state = passState(kept, clock.now());
  if (state === 'expired') return expired;
  if (state === 'not-yet') return fill(from, { time: timeText(kept.validFrom, language) });
  return fill(until, { time: timeText(kept.validTo, language) });
}
