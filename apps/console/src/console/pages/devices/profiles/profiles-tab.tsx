import { type ConfigProfileView, configProfileRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { useMay } from '../../../session/session-context.ts';
import { ProfileDialog } from './profile-dialog.tsx';
import { VersionsDrawer } from './versions-drawer.tsx';

function Acts({ profile }: { readonly profile: ConfigProfileView }) {
  const t = useText();
  const tell = useTell();
  const mayChange = useMay('devices-change');
  const [opened, setOpened] = useState<'version' | 'history' | null>(null);
  const remove = useAct(configProfileRoutes.remove, {
    refresh: [configProfileRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.devices.profile.removed)),
  });
  const close = (): void => setOpened(null);
  return (
    <span className="row">
      <Button size="small" onClick={() => setOpened('history')}>
        {t(($) => $.platform.devices.profile.history)}
      </Button>
      {mayChange && (
        <>
          <Button size="small" onClick={() => setOpened('version')}>
            {t(($) => $.platform.devices.profile.version)}
          </Button>
          <SureButton
            size="small"
            label={t(($) => $.console.shell.action.delete)}
            question={`${t(($) => $.platform.devices.profile.remove)}: ${profile.name}`}
            loading={remove.isPending}
            onSure={() => remove.mutate({ params: { id: profile.id } })}
          />
        </>
      )}
      {opened === 'version' && <ProfileDialog profile={profile} onClose={close} />}
      {opened === 'history' && <VersionsDrawer profile={profile} onClose={close} />}
    </span>
  );
}

function Profile({ profile }: { readonly profile: ConfigProfileView }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const { name, version, changedAt, changedBy, groups } = profile;
  const changed = t(($) => $.platform.devices.profile.changed, {
    ...{ at: format.dateTime(changedAt), by: accountName(changedBy) },
  });
  const used =
    groups.length === 0
      ? t(($) => $.platform.devices.profile.notUsed)
      : `${t(($) => $.platform.devices.profile.used)}: ${groups.map((group) => group.name).join('、')}`;
  return (
    <li className="list-line">
      <div className="spread">
        <span>
          <strong>{name}</strong>{' '}
          <span className="quiet">{t(($) => $.platform.devices.group.version, { version })}</span>
        </span>
        <Acts profile={profile} />
      </div>
      <span className="quiet">
        {changed} · {used}
      </span>
    </li>
  );
}

/** Profiles of settings that groups of sentinels follow. */
export function ProfilesTab() {
  const t = useText();
  const mayChange = useMay('devices-change');
  const [isAdding, setAdding] = useState(false);
  const profiles = useAnswer(configProfileRoutes.list, {});
  return (
    <>
      {mayChange && (
        <div className="filters">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t(($) => $.platform.devices.profile.add)}
          </Button>
        </div>
      )}
      <Answered query={profiles}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.devices.profile.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((profile) => (
                <Profile key={profile.id} profile={profile} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isAdding && <ProfileDialog profile={null} onClose={() => setAdding(false)} />}
    </>
  );
}
