import type { DutyNotice, ScreenMessage } from '@vedette/contract/kiosk';
import type { Language } from '@vedette/phrases/door';
import { InBoth } from '../parts/in-both.tsx';
import { askingOf } from './asking.ts';
import { titleOf } from './asking-text.ts';
import { BecauseLine } from './because-line.tsx';
import { DoneList, StillNeeded } from './things.tsx';
import { WalletQuestion } from './wallet-question.tsx';
import { WaysList } from './ways-list.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly notice: DutyNotice | null;
  readonly language: Language;
  /** The person chose not to show a face. */
  readonly faceless: boolean;
}

/** What a person has to show: every way that is open, what is still needed and what is done, and what did not do. */
export function AskingPanel({ message, notice, language, faceless }: Props) {
  const asking = askingOf(message, notice, faceless);
  const { question } = message;
  const many = asking.ways.length + asking.others.length > 4;
  return (
    <section
      className={`panel ask asking${question === null ? '' : ' with-question'}${many ? ' many' : ''}`}
      data-screen={message.screen}
      role="status"
      aria-live="assertive"
    >
      {question !== null && <WalletQuestion rows={question} language={language} />}
      <div className="asking-words">
        <h1>
          <InBoth language={language} say={(words) => titleOf(asking, faceless, words)} />
        </h1>
        {asking.because !== null && <BecauseLine reason={asking.because} language={language} />}
        {asking.ways.length > 0 && <WaysList ways={asking.ways} language={language} />}
        {asking.others.length > 0 && <StillNeeded things={asking.others} language={language} />}
        {asking.done.length > 0 && <DoneList things={asking.done} language={language} />}
      </div>
    </section>
  );
}
