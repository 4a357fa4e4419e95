import type { ScreenMessage } from '@vedette/contract/kiosk';
import { phrases } from '@vedette/phrases/door';
import { useState } from 'react';
import { askingOf } from './asking/asking.ts';
import { useFaceless } from './asking/use-faceless.ts';
import { useRead } from './asking/use-read.ts';
import { IdentifyOverlay } from './joining/identify-overlay.tsx';
import { JoinNote } from './joining/join-note.tsx';
import { LockedNote } from './locked/locked-note.tsx';
import { NoticeSheet } from './notice/notice-sheet.tsx';
import { ScreenPanel } from './panel/screen-panel.tsx';
import { toneOf } from './panel/tone.ts';
import { BottomBar } from './parts/bottom-bar.tsx';
import { Stage } from './parts/stage.tsx';
import { TopBar } from './parts/top-bar.tsx';
import { type LinkView, useLink } from './parts/use-link.ts';
import { usePicture } from './parts/use-picture.ts';
import { type Settings, useSettings } from './parts/use-settings.ts';
import { useVoice } from './parts/use-voice.ts';
import { RetirementScreen } from './retirement/retirement-screen.tsx';
import { receivesVisitors, WalkInNote } from './visitor/walk-in-note.tsx';

const quiet: ScreenMessage = {
  type: 'screen',
  screen: 'idle',
  reasons: [],
  needs: [],
  challenge: null,
  coaching: null,
  question: null,
};

function linkWords(state: LinkView['state'], settings: Settings): string | null {
  const words = phrases[settings.language].kiosk.link;
  return state === 'open' ? null : words[state];
}

/** Nobody is served: there is room for what only an operator needs. */
const isAtRest = ({ screen }: ScreenMessage): boolean => screen === 'idle' || screen === 'out-of-order';

/** Everything the person at the door sees. */
export function Kiosk() {
  const view = useLink();
  const settings = useSettings();
  const pictures = usePicture(view.link);
  const [noticeOpen, setNoticeOpen] = useState(false);
  const message = view.screen ?? quiet;
  const { language } = settings;
  const { faceless, choose } = useFaceless(message.screen);
  const isRead = useRead(message);
  useVoice({ message, faceless, isRead }, language);
  if (view.retirement !== null)
    return <RetirementScreen message={view.retirement} site={view.site} language={language} />;
  const offline = linkWords(view.state, settings);
  const tone = toneOf[message.screen];
  const wantsCode = message.screen === 'show-pass' && askingOf(message, view.notice, faceless).wantsCode;
  return (
    <main className={`kiosk ${tone}${message.question === null ? '' : ' asks-wallet'}`}>
      <TopBar view={view} settings={settings} onNotice={() => setNoticeOpen(true)} />
      <div className="middle">
        <Stage pictures={pictures} boxes={view.boxes} tone={tone} language={language} wantsCode={wantsCode} />
        {offline === null ? (
          <ScreenPanel {...{ message, language, faceless, isRead }} notice={view.notice} />
        ) : (
          <section className="panel wait" role="status">
            <div className="panel-text">
              <h1>{offline}</h1>
            </div>
          </section>
        )}
      </div>
      {view.locked && <LockedNote language={language} />}
      {view.claim !== null && isAtRest(message) && <JoinNote claim={view.claim} language={language} />}
      {view.walkIn !== null && message.screen === 'idle' && receivesVisitors(view.notice) && (
        <WalkInNote rows={view.walkIn} language={language} />
      )}
      <IdentifyOverlay until={view.identifiedUntil} site={view.site} language={language} />
      <BottomBar view={view} settings={settings} onWithoutFace={choose} />
      {noticeOpen && (
        <NoticeSheet notice={view.notice} language={language} onClose={() => setNoticeOpen(false)} />
      )}
    </main>
  );
}
