import type { DutyNotice, ScreenMessage } from '@vedette/contract/kiosk';
import { type Language, phrases } from '@vedette/phrases/door';
import { ToneIcon } from '../panel/icon.tsx';
import { InBoth } from '../parts/in-both.tsx';
import { waysWithoutFace } from './asking.ts';
import { WaysList } from './ways-list.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly notice: DutyNotice | null;
  readonly language: Language;
}

/** Nobody is served yet: where to look, and what may be shown instead. */
export function IdlePanel({ message, notice, language }: Props) {
  const ways = waysWithoutFace(notice);
  const looks = notice === null || ways.length === 0 || notice.waysIn.includes('face');
  const { screen, asking } = phrases[language].kiosk;
  return (
    <section className="panel idle" data-screen={message.screen} role="status" aria-live="assertive">
      {looks && <ToneIcon tone="idle" />}
      <h1>
        <InBoth language={language} say={({ kiosk }) => kiosk.screen[looks ? 'idle' : 'show-pass'].title} />
      </h1>
      {looks && <p>{screen.idle.hint}</p>}
      {looks && ways.length > 0 && <h2>{asking.welcome}</h2>}
      {ways.length > 0 && <WaysList ways={ways} language={language} />}
    </section>
  );
}
