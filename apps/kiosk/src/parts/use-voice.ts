import type { ScreenMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { useEffect } from 'react';
import { spokenAsking } from '../asking/asking-text.ts';
import { panelText } from '../panel/panel-text.ts';
import { speak } from './speak.ts';

interface Standing {
  readonly message: ScreenMessage;
  readonly faceless: boolean;
  readonly isRead: boolean;
}

function spoken({ message, faceless, isRead }: Standing, language: Language): string {
  if (isRead) return phrases[language].kiosk.asking.read;
  if (message.screen === 'idle') return '';
  if (message.screen === 'show-pass') return spokenAsking(message, faceless, language);
  return panelText(message, language).title;
}

/** Says what each new screen says, once. */
export function useVoice(standing: Standing, language: Language): void {
  const said = spoken(standing, language);
  useEffect(() => speak(said, language), [said, language]);
}
