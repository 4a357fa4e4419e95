import type { Language, PassPhrases } from '@vedette/phrases/pass';
import type { PhoneClock } from '../clock/clock.ts';
import { type PassState, passState } from '../code/validity.ts';
import type { KeptPass } from '../keep/kept-pass.ts';
import { fill, timeText } from '../language.ts';
import { openDialog } from './dialog.ts';
import { element } from './element.ts';
import { type Live, liveCode } from './live-code.ts';
import { button, notice } from './notice.ts';

export interface CardParts {
  readonly kept: KeptPass;
  readonly clock: PhoneClock;
  readonly language: Language;
  readonly phrases: PassPhrases;
  remove(): void;
}

/** One pass: its code while it is good, and in words why there is none while it is not. */
export function passCard(parts: CardParts): Live {
  const { kept, clock, language, phrases } = parts;
  const body = element('div', { class: 'card-body' });
  const [from, until] = [timeText(kept.validFrom, language), timeText(kept.validTo, language)];
  let state: PassState | null = null;
  let live: Live | null = null;

  const show = (next: PassState): void => {
    state = next;
    live = null;
    if (next === 'valid') {
      live = liveCode(kept, clock, phrases, () =>
        body.replaceChildren(notice(phrases.fault.signing.title, phrases.fault.signing.hint)),
      );
      body.replaceChildren(live.node);
    } else if (next === 'expired')
      body.replaceChildren(notice(phrases.validity.expired, phrases.validity.expiredHint));
    else body.replaceChildren(notice(phrases.validity.notYet, fill(phrases.validity.from, { time: from })));
  };
  return {
    node: element(
      'article',
      { class: 'card', 'aria-labelledby': 'card-title' },
      element('h2', { id: 'card-title' }, kept.site),
      element('p', { class: 'soft' }, phrases.kind[kept.kind]),
      body,
      element('p', { class: 'validity' }, fill(phrases.validity.until, { time: until })),
      cardActions(parts),
    ),
    tick() {
      const now = passState(kept, clock.now());
      if (now !== state) show(now);
      live?.tick();
    },
  };
}

function cardActions({ phrases, remove }: CardParts): HTMLElement {
  const { kept, remove: removal } = phrases;
  const explain = (): void =>
    openDialog(
      kept.title,
      [kept.text, kept.offline, kept.install],
      button(kept.close, () => {}),
    );
  const ask = (): void =>
    openDialog(
      removal.title,
      [removal.text],
      button(removal.cancel, () => {}),
      button(removal.confirm, remove, 'danger'),
    );
  return element('div', { class: 'actions' }, button(kept.button, explain), button(removal.button, ask));
}
