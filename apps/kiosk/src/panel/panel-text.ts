import type { ScreenMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';

export interface PanelText {
  readonly title: string;
  /** What is wrong, or what to do; one line each. */
  readonly lines: readonly string[];
}

type Todo = keyof (typeof phrases)['en']['kiosk']['todo'];

function todoOf(reason: string): Todo {
  if (reason.startsWith('identify:') || reason.startsWith('presentation-attack:')) return 'recognised';
  if (reason === 'credential:unreadable' || reason === 'credential:stale') return 'code';
  if (reason.startsWith('schedule:')) return 'waitHours';
  if (reason.startsWith('mask:')) return 'mask';
  if (reason.startsWith('capacity:') || reason.startsWith('screening-temperature:')) return 'again';
  return 'guard';
}

function refusalLines(message: ScreenMessage, language: Language): readonly string[] {
  const { reasons, kiosk } = phrases[language];
  const first = message.reasons[0];
  const why = message.reasons.map((reason) => reasons[reason]);
  return message.screen === 'denied' && first !== undefined ? [...why, kiosk.todo[todoOf(first)]] : why;
}

/** Title and lines of a screen in one language. */
export function panelText(message: ScreenMessage, language: Language): PanelText {
  const { kiosk, methods } = phrases[language];
  const { title, hint } = kiosk.screen[message.screen];
  if (message.challenge !== null) return { title: kiosk.challenge[message.challenge], lines: [] };
  if (message.coaching !== null && message.screen === 'look')
    return { title: kiosk.coaching[message.coaching], lines: [] };
  const needs = message.needs.map((need) =>
    need.anyOf === undefined
      ? kiosk.need[need.what]
      : `${kiosk.need[need.what]}: ${need.anyOf.map((method) => methods[method]).join(' / ')}`,
  );
  const lines = [...refusalLines(message, language), ...needs];
  return { title, lines: lines.length > 0 ? lines : hint === '' ? [] : [hint] };
}
