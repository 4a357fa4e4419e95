import { driverFailed } from '../common/driver-fault.ts';
import { check, report, type SelfTestReport } from '../common/self-test.ts';
import type {
  Indicator,
  IndicatorCapabilities,
  Light,
  VoiceLanguage,
  VoicePrompt,
} from '../indicator/indicator.ts';

export type IndicatorLine =
  | { readonly light: Light }
  | { readonly prompt: VoicePrompt; readonly language: VoiceLanguage };

/** Remembers what was shown and said, the last hundred of it. */
export class SimulatedIndicator implements Indicator {
  readonly driver = 'simulated';
  readonly capabilities: IndicatorCapabilities = { light: 'supported', voice: 'supported' };
  readonly #history: IndicatorLine[] = [];
  #light: Light = 'idle';
  #broken = false;

  light(): Light {
    return this.#light;
  }

  history(): readonly IndicatorLine[] {
    return [...this.#history];
  }

  setBroken(broken: boolean): void {
    this.#broken = broken;
  }

  async show(light: Light): Promise<void> {
    this.#write({ light });
    this.#light = light;
  }

  async say(prompt: VoicePrompt, language: VoiceLanguage): Promise<void> {
    this.#write({ prompt, language });
  }

  selfTest(): Promise<SelfTestReport> {
    const code = this.#broken ? 'no-answer' : 'ok';
    return Promise.resolve(report(this.driver, [check('light', code), check('voice', code)]));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #write(line: IndicatorLine): void {
    if (this.#broken) throw driverFailed('simulated indicator', 'no-answer', 'broken');
    this.#history.push(line);
    if (this.#history.length > 100) this.#history.shift();
  }
}
