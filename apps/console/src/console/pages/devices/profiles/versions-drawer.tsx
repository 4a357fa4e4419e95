import { type ConfigProfileView, configProfileRoutes } from '@vedette/contract/platform';
import { Drawer } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { Facts } from '../../../../parts/facts.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';

interface VersionsDrawerProps {
  readonly profile: ConfigProfileView;
  readonly onClose: () => void;
}

/** All versions of a profile, the newest on top. */
export function VersionsDrawer({ profile, onClose }: VersionsDrawerProps) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const versions = useAnswer(configProfileRoutes.versions, { params: { id: profile.id } });
  return (
    <Drawer open size="large" title={profile.name} onClose={onClose}>
      <Answered query={versions}>
        {({ items }) => (
          <div className="stack">
            {items.map(({ version, settings, madeAt, madeBy, note }) => (
              <section key={version}>
                <h2 className="section">{t(($) => $.platform.devices.group.version, { version })}</h2>
                <p className="quiet">
                  {format.dateTime(madeAt)} · {accountName(madeBy)}
                  {note !== null && ` · ${note}`}
                </p>
                <Facts items={settings.map(([key, value]) => [key, JSON.stringify(value)])} />
              </section>
            ))}
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
