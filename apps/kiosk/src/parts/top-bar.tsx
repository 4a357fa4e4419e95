import { phrases } from '@vedette/phrases/door';
import type { LinkView } from './use-link.ts';
import type { Settings } from './use-settings.ts';

interface Props {
  readonly view: LinkView;
  readonly settings: Settings;
  onNotice(): void;
}

/** Where this is, and what can be set for the person who stands here. */
export function TopBar({ view, settings, onNotice }: Props) {
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
