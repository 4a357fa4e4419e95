import { deviceRoutes, type EffectiveSettingsView } from '@vedette/contract/platform';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { useMay } from '../../../session/session-context.ts';
import { OwnSettingsDialog } from './own-settings-dialog.tsx';

type Setting = EffectiveSettingsView['settings'][number];

function Settings({ effective }: { readonly effective: EffectiveSettingsView }) {
  const t = useText();
  const { settings, problems, desiredVersion, reportedVersion, profile } = effective;
  const faultOf = (key: string) => problems.find((problem) => problem.key === key)?.fault;
  if (settings.length === 0) return <EmptyNote text={t(($) => $.platform.devices.settings.none)} />;
  return (
    <>
      <p className="quiet">
        {reportedVersion === null
          ? t(($) => $.platform.devices.settings.never, { desired: desiredVersion })
          : t(($) => $.platform.devices.settings.state, {
              desired: desiredVersion,
              reported: reportedVersion,
            })}
        {profile !== null &&
          ` · ${profile.name} ${t(($) => $.platform.devices.group.version, { version: profile.version })}`}
      </p>
      <Table<Setting>
        size="small"
        rowKey={({ key }) => key}
        dataSource={[...settings]}
        pagination={false}
        columns={[
          { title: t(($) => $.platform.devices.settings.key), dataIndex: 'key', className: 'mono' },
          {
            title: t(($) => $.platform.devices.settings.value),
            render: (_, { key, value }) => {
              const fault = faultOf(key);
              return (
                <span className="row">
                  <span className="mono breakable">{JSON.stringify(value)}</span>
                  {fault !== undefined && (
                    <Tag color="error">{t(($) => $.platform.devices.settings.fault[fault])}</Tag>
                  )}
                </span>
              );
            },
          },
          {
            title: t(($) => $.platform.devices.settings.from),
            render: (_, { from }) => t(($) => $.platform.devices.settings[from]),
          },
        ]}
      />
    </>
  );
}

/** What it is to be set to, where each value comes from, and what it said to it. */
export function SettingsTab({ id }: { readonly id: string }) {
  const t = useText();
  const mayChange = useMay('devices-change');
  const [isEditing, setEditing] = useState(false);
  const effective = useAnswer(deviceRoutes.effective, { params: { id } }, { every: 5_000 });
  return (
    <Answered query={effective}>
      {(data) => (
        <div className="stack">
          {mayChange && (
            <div>
              <Button onClick={() => setEditing(true)}>{t(($) => $.platform.devices.settings.edit)}</Button>
            </div>
          )}
          <Settings effective={data} />
          {isEditing && (
            <OwnSettingsDialog id={id} settings={data.settings} onClose={() => setEditing(false)} />
          )}
        </div>
      )}
    </Answered>
  );
}
