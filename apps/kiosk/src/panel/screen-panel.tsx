import type { DutyNotice, ScreenMessage } from '@vedette/contract/kiosk';
import type { Language } from '@vedette/phrases/door';
import { AskingPanel } from '../asking/asking-panel.tsx';
import { IdlePanel } from '../asking/idle-panel.tsx';
import { ReadPanel } from '../asking/read-panel.tsx';
import { StatePanel } from './state-panel.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly notice: DutyNotice | null;
  readonly language: Language;
  readonly faceless: boolean;
  /** Something was read a moment ago. */
  readonly isRead: boolean;
}

/** The panel of each screen. */
export function ScreenPanel({ message, notice, language, faceless, isRead }: Props) {
  if (isRead) return <ReadPanel message={message} language={language} />;
  if (message.screen === 'idle') return <IdlePanel message={message} notice={notice} language={language} />;
  if (message.screen === 'show-pass')
    return <AskingPanel message={message} notice={notice} language={language} faceless={faceless} />;
  return <StatePanel message={message} language={language} />;
}
