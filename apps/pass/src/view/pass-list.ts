import type { KeptPass } from '../keep/kept-pass.ts';
import { fill, timeText, type Words } from '../language.ts';
import { element } from './element.ts';

/** The passes on this phone, newest first, where there are several. */
export function passList(
  passes: readonly KeptPass[],
  current: KeptPass,
  { language, phrases }: Words,
  choose: (kept: KeptPass) => void,
): HTMLElement | null {
  if (passes.length < 2) return null;
  const rows = passes.map((kept) => {
    const until = fill(phrases.validity.until, { time: timeText(kept.validTo, language) });
    const row = element(
      'button',
      { type: 'button', class: 'row', 'aria-pressed': String(kept === current), click: () => choose(kept) },
      element('strong', {}, kept.site),
      element('span', {}, `${phrases.kind[kept.kind]} · ${until}`),
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
