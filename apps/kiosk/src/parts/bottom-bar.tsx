import { phrases } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';
import { speak } from './speak.ts';
import type { LinkView } from './use-link.ts';
import type { Settings } from './use-settings.ts';

interface Props {
  readonly view: LinkView;
  readonly settings: Settings;
  onWithoutFace(): void;
}

/** The two ways out of trouble: help, and no face. */
export function BottomBar({ view, settings, onWithoutFace }: Props) {
  const words = phrases[settings.language].kiosk.help;
  const [called, setCalled] = useState(false);
  useEffect(() => {
    if (!called) return;
    const timer = window.setTimeout(() => setCalled(false), 10_000);
    return () => window.clearTimeout(timer);
  }, [called]);
  const call = () => {
    view.link?.help();
    setCalled(true);
    speak(words.called, settings.language);
  };
  const withoutFace = () => {
    view.link?.withoutFace();
    setCalled(true);
    onWithoutFace();
  };
  return (
    <footer className="bottom">
      <button type="button" className="button" onClick={withoutFace}>
        {words.withoutFace}
      </button>
      <button type="button" className="button help" onClick={call}>
        {words.button}
      </button>
      {called && (
        <p className="called" role="status">
          {words.called}
        </p>
      )}
    </footer>
  );
}
