import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useSession } from '../../session/session-context.ts';

export function ProfilePanel() {
  const t = useText();
  const format = useFormat();
  const { name, displayName, organisationName, places, expiresAt } = useSession();
  const seen =
    places === null
      ? t(($) => $.platform.account.profile.all)
      : t(($) => $.platform.account.profile.some, { n: places.length });
  return (
    <Panel title={t(($) => $.platform.account.profile.title)}>
      <Facts
        items={[
          [t(($) => $.platform.account.profile.display), displayName],
          [t(($) => $.platform.account.profile.name), name],
          [t(($) => $.platform.account.profile.organisation), organisationName],
          [t(($) => $.platform.account.profile.places), seen],
          [t(($) => $.platform.account.profile.until), format.dateTime(expiresAt)],
        ]}
      />
    </Panel>
  );
}
