import type { ScreenMessage } from '@vedette/contract/kiosk';
import type { Language } from '@vedette/phrases/door';
import { ToneIcon } from './icon.tsx';
import { panelText } from './panel-text.ts';
import { toneOf } from './tone.ts';

interface Props {
  readonly message: ScreenMessage;
  readonly language: Language;
}

/** The big state that a person reads in half a second. */
export function StatePanel({ message, language }: Props) {
  const tone = toneOf[message.screen];
  const text = panelText(message, language);
  return (
    <section className={`panel ${tone}`} data-screen={message.screen} role="status" aria-live="assertive">
      <ToneIcon tone={tone} />
      <div className="panel-text">
        <h1>{text.title}</h1>
        {text.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
}
