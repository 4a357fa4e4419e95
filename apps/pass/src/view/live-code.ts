import { holderPresentation, stepAt } from '@vedette/credential/pass-holder';
import { instant } from '@vedette/domain';
import type { PassPhrases } from '@vedette/phrases/pass';
import type { PhoneClock } from '../clock/clock.ts';
import { secondsLeft, stepLeft } from '../code/step-time.ts';
import { holderCrypto } from '../keep/holder-key.ts';
import type { KeptPass } from '../keep/kept-pass.ts';
import { fill } from '../language.ts';
import { codePicture } from './code-picture.ts';
import { element } from './element.ts';
import { stepRing } from './ring.ts';

/** Something on the page that changes with time, until it is stopped. */
export interface Live {
  readonly node: HTMLElement;
  /** To be called several times a second. */
  tick(): void;
}

/** The code of the present step; a new one is made in every step and never kept. */
export function liveCode(kept: KeptPass, clock: PhoneClock, phrases: PassPhrases, onFault: () => void): Live {
  const [picture, ring] = [codePicture(phrases.code.label), stepRing()];
  const next = element('span');
  const holder = holderCrypto(kept.key);
  let shownStep = -1;

  const draw = async (at: number, step: number): Promise<void> => {
    try {
      const text = await holderPresentation(kept.pass, instant(at), holder);
      // While it was being signed, a later step may have been drawn.
      if (step === shownStep) picture.show(text);
    } catch {
      onFault();
    }
  };
  return {
    node: element(
      'div',
      { class: 'live' },
      element('div', { class: 'plate' }, picture.node),
      element('p', { class: 'next' }, ring.node, next),
      element('p', { class: 'hint' }, phrases.code.brightness),
      element('p', { class: 'soft' }, phrases.code.screenshot),
    ),
    tick() {
      const at = clock.now();
      const step = stepAt(instant(at));
      const seconds = secondsLeft(at);
      ring.show(stepLeft(at), seconds);
      next.textContent = fill(phrases.code.next, { seconds });
      if (step === shownStep) return;
      shownStep = step;
      void draw(at, step);
    },
  };
}
