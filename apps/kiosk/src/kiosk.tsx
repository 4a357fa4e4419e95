import type { ScreenMessage } from '@vedette/contract/kiosk';
import { phrases } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';
import { NoticeSheet } from './notice/notice-sheet.tsx';
import { panelText } from './panel/panel-text.ts';
import { StatePanel } from './panel/state-panel.tsx';
import { toneOf } from './panel/tone.ts';
import { speak } from './parts/speak.ts';
import { type LinkView, useLink } from './parts/use-link.ts';
import { usePicture } from './parts/use-picture.ts';
import { type Settings, useSettings } from './parts/use-settings.ts';
import { LivePicture } from './picture/live-picture.tsx';
import { WalkPastPicker } from './walk-past/picker.tsx';

const quiet: ScreenMessage = {
  type: 'screen',
  screen: 'idle',
  reasons: [],
  needs: [],
  challenge: null,
  coaching: null,
};

function linkWords(state: LinkView['state'], settings: Settings): string | null {
  const words = phrases[settings.language].kiosk.link;
  return state === 'open' ? null : words[state];
}

function TopBar({
  view,
  settings,
  onNotice,
}: {
  readonly view: LinkView;
  readonly settings: Settings;
  onNotice(): void;
}) {
  const words = phrases[settings.language].kiosk;
  return (
    <header className="top">
      <div className="top-site">
        <strong>{view.site}</strong>
        <span>{view.notice?.title[settings.language]}</span>
      </div>
      <nav className="top-actions">
        <button type="button" className="button" onClick={onNotice}>
          {words.notice.button}
        </button>
        <button type="button" className="button" aria-pressed={settings.large} onClick={settings.switchLarge}>
          {words.help.largeText}
        </button>
        <button type="button" className="button" onClick={settings.switchLanguage}>
          {words.help.language}
        </button>
      </nav>
    </header>
  );
}

function BottomBar({ view, settings }: { readonly view: LinkView; readonly settings: Settings }) {
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
  return (
    <footer className="bottom">
      <button type="button" className="button" onClick={() => view.link?.withoutFace()}>
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

/** Says the title of each new screen, once. */
function useVoice(message: ScreenMessage, settings: Settings): void {
  const said = message.screen === 'idle' ? '' : panelText(message, settings.language).title;
  useEffect(() => speak(said, settings.language), [said, settings.language]);
}

/** Everything the person at the door sees. */
export function Kiosk() {
  const view = useLink();
  const settings = useSettings();
  const pictures = usePicture(view.link);
  const [noticeOpen, setNoticeOpen] = useState(false);
  const message = view.screen ?? quiet;
  useVoice(message, settings);
  const offline = linkWords(view.state, settings);
  const tone = toneOf[message.screen];
  return (
    <main className={`kiosk ${tone}`}>
      <TopBar view={view} settings={settings} onNotice={() => setNoticeOpen(true)} />
      <div className="middle">
        <div className="stage">
          {pictures.picture !== null && (
            <LivePicture picture={pictures.picture} boxes={view.boxes} tone={tone} />
          )}
          {pictures.picture === null && pictures.fault !== null && (
            <WalkPastPicker
              fault={pictures.fault}
              language={settings.language}
              onRetry={pictures.retry}
              onWalk={pictures.walk}
            />
          )}
          {pictures.picture?.kind === 'walk-past' && (
            <p className="walking">
              {phrases[settings.language].kiosk.camera.walking}
              <button type="button" className="button" onClick={pictures.stop}>
                {phrases[settings.language].kiosk.camera.stop}
              </button>
            </p>
          )}
        </div>
        {offline === null ? (
          <StatePanel message={message} language={settings.language} />
        ) : (
          <section className="panel wait" role="status">
            <div className="panel-text">
              <h1>{offline}</h1>
            </div>
          </section>
        )}
      </div>
      <BottomBar view={view} settings={settings} />
      {noticeOpen && (
        <NoticeSheet notice={view.notice} language={settings.language} onClose={() => setNoticeOpen(false)} />
      )}
    </main>
  );
}
