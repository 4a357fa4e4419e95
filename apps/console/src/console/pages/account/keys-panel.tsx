import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { PageLink } from '../../app/page-link.tsx';
import { useMay } from '../../session/session-context.ts';

/** The way to the keys of programs, for whoever may make some. */
export function KeysPanel() {
  const t = useText();
  const [mayChange, maySee] = [useMay('keys-change'), useMay('accounts-see')];
  if (!mayChange || !maySee) return null;
  return (
    <Panel title={t(($) => $.platform.account.keys.title)}>
      <div className="spread">
        <span>{t(($) => $.platform.account.keys.lead)}</span>
        <PageLink to="accounts">{t(($) => $.platform.account.keys.open)}</PageLink>
      </div>
    </Panel>
  );
}
