import { asDriverFault, driverFailed } from '../common/driver-fault.ts';
import { check, report } from '../common/self-test.ts';
import type { Unsubscribe } from '../common/subscription.ts';
import type { Indicator, Light, VoiceLanguage, VoicePrompt } from '../indicator/indicator.ts';

/** What a kiosk page is told; one page is the light and the voice of its lane. */
export interface IndicatorPage {
  show(light: Light): void;
  say(prompt: VoicePrompt, language: VoiceLanguage): void;
}

export interface PageIndicator extends Indicator {
  /** The page is at once told the light of the moment. */
  attach(page: IndicatorPage): Unsubscribe;
}

/** Light and voice on whatever pages are attached; with none, showing fails and the light is kept for later. */
export function openPageIndicator(): PageIndicator {
  const pages = new Set<IndicatorPage>();
  let now: Light = 'idle';
  const tell = async (line: (page: IndicatorPage) => void): Promise<void> => {
    if (pages.size === 0) throw driverFailed('page indicator', 'not-connected', 'no page is there');
    const broken = [...pages].flatMap((page) => failure(() => line(page)));
    if (broken[0] !== undefined) throw asDriverFault('page indicator', broken[0]);
  };
  return {
    driver: 'page',
    capabilities: { light: 'supported', voice: 'supported' },
    attach(page) {
      pages.add(page);
      page.show(now);
      return () => pages.delete(page);
    },
    show(light) {
      now = light;
      return tell((page) => page.show(light));
    },
    say: (prompt, language) => tell((page) => page.say(prompt, language)),
    selfTest() {
      const code = pages.size === 0 ? 'not-connected' : 'ok';
      return Promise.resolve(report('page', [check('light', code), check('voice', code)]));
    },
    close() {
      pages.clear();
      return Promise.resolve();
    },
  };
}

/** Every page is told, even when one before it fails. */
function failure(task: () => void): readonly unknown[] {
  try {
    task();
    return [];
  } catch (error) {
    return [error];
  }
}
