import type { PhoneClock } from '../clock/clock.ts';
import { type PassState, passState } from '../code/validity.ts';
import type { KeptPass } from '../keep/kept-pass.ts';
import { fill, timeText, type Words } from '../language.ts';
import { openDialog } from './dialog.ts';
import { element } from './element.ts';
import { type Live, liveCode } from './live-code.ts';
import { button, notice } from './notice.ts';

/** One pass: its code while it is good, and in words why there is none while it is not. */
export function passCard(kept: KeptPass, clock: PhoneClock, words: Words, remove: () => void): Live {
  const { language, phrases } = words;
  const body = element('div', { class: 'card-body' });
  const until = timeText(kept.validTo, language);
  let state: PassState | null = null;
  let live: Live | null = null;

  const showCode = (): void => {
    const { title, hint } = phrases.fault.signing;
    live = liveCode(kept, clock, phrases, () => body.replaceChildren(notice(title, hint)));
    body.replaceChildren(live.node);
  };
  const show = (next: PassState): void => {
    state = next;
    live = null;
    if (next === 'valid') showCode();
    else body.replaceChildren(outside(next, kept, words));
  };
  return {
    node: element(
      'article',
      { class: 'card', 'aria-labelledby': 'card-title' },
      element('h2', { id: 'card-title' }, kept.site),
      element('p', { class: 'soft' }, phrases.kind[kept.kind]),
      body,
      element('p', { class: 'validity' }, fill(phrases.validity.until, { time: until })),
      cardActions(words, remove),
    ),
    tick() {
      const now = passState(kept, clock.now());
      if (now !== state) show(now);
      live?.tick();
    },
  };
}

function outside(state: 'not-yet' | 'expired', kept: KeptPass, { language, phrases }: Words): HTMLElement {
  const { expired, expiredHint, notYet, from } = phrases.validity;
  if (state === 'expired') return notice(expired, expiredHint);
  return notice(notYet, fill(from, { time: timeText(kept.validFrom, language) }));
}

function cardActions({ phrases }: Words, remove: () => void): HTMLElement {
  const { kept, remove: removal } = phrases;
  const explain = (): void =>
    openDialog(
      kept.title,
      [kept.text, kept.offline, kept.install],
      button(kept.close, () => {}),
    );
  // What does no harm comes first, and has the focus.
  const ask = (): void =>
    openDialog(
      removal.title,
      [removal.text],
      button(removal.cancel, () => {}),
      button(removal.confirm, remove, 'danger'),
    );
  return element('div', { class: 'actions' }, button(kept.button, explain), button(removal.button, ask));
}
