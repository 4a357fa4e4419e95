import type { ScreenMessage } from '@vedette/contract/kiosk';
import type { Language } from '@vedette/phrases/door';
import { ToneIcon } from '../panel/icon.tsx';
import { InBoth } from '../parts/in-both.tsx';

interface Props {
  readonly message: ScreenMessage;
  readonly language: Language;
}

/** For a moment after something was read, so that nobody goes on holding it out. */
export function ReadPanel({ message, language }: Props) {
  return (
    <section className="panel work read" data-screen={message.screen} role="status" aria-live="assertive">
      <ToneIcon tone="work" />
      <h1>
        <InBoth language={language} say={({ kiosk }) => kiosk.asking.read} />
      </h1>
    </section>
  );
}
