import type { SelfTestReport } from '../common/self-test.ts';
import type { Support } from '../common/support.ts';

export const lights = ['idle', 'green', 'amber', 'red'] as const;
export type Light = (typeof lights)[number];

/** What can be said at the door; each is a phrase key. Never a name: others stand near. */
export const voicePrompts = [
  'look-at-camera',
  'come-closer',
  'one-at-a-time',
  'show-pass',
  'blink',
  'turn-head',
  'wear-mask',
  'measure-temperature',
  'please-pass',
  'not-allowed',
  'please-wait-for-guard',
  'please-close',
  'fire-leave-now',
] as const;
export type VoicePrompt = (typeof voicePrompts)[number];
export type VoiceLanguage = 'zh-CN' | 'en';

export interface IndicatorCapabilities {
  readonly light: Support;
  readonly voice: Support;
}

/** Light and voice beside one lane. */
export interface Indicator {
  readonly driver: string;
  readonly capabilities: IndicatorCapabilities;
  /** @throws VedetteError `driver-unsupported`, `driver-failed` */
  show(light: Light): Promise<void>;
  /** A later prompt cuts an earlier one short. @throws as `show` */
  say(prompt: VoicePrompt, language: VoiceLanguage): Promise<void>;
  selfTest(): Promise<SelfTestReport>;
  close(): Promise<void>;
}
