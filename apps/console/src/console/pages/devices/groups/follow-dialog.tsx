import { configProfileRoutes, type DeviceGroupView, deviceGroupRoutes } from '@vedette/contract/platform';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { Preview } from './preview.tsx';

interface FollowDialogProps {
  readonly group: DeviceGroupView;
  readonly onClose: () => void;
}

const nobody = 'none';

/** Lets a group follow the newest version of a profile, after showing what that would change. */
export function FollowDialog({ group, onClose }: FollowDialogProps) {
  const t = useText();
  const tell = useTell();
  const profiles = useAnswer(configProfileRoutes.list, {});
  const [chosen, setChosen] = useState(group.profile?.id ?? nobody);
  const profile = profiles.data?.items.find(({ id }) => id === chosen);
  const follow = profile === undefined ? null : { profile: profile.id, version: profile.version };
  const put = useAct(deviceGroupRoutes.follow, {
    isQuiet: true,
    refresh: [deviceGroupRoutes.list, configProfileRoutes.list],
    onDone: ({ changed }) => {
      tell.done(t(($) => $.platform.devices.group.applied, { n: changed }));
      onClose();
    },
  });
  const options = [
    { value: nobody, label: t(($) => $.platform.devices.group.noProfile) },
    ...(profiles.data?.items ?? []).map(({ id, name, version }) => ({
      value: id,
      label: `${name} · ${t(($) => $.platform.devices.group.version, { version })}`,
    })),
  ];
  return (
    <Modal
      open
      width={640}
      title={t(($) => $.platform.devices.group.follow)}
      okText={t(($) => $.platform.devices.group.apply)}
      confirmLoading={put.isPending}
      onOk={() => put.mutate({ params: { id: group.id }, body: { follow } })}
      onCancel={onClose}
    >
      <Answered query={profiles}>
        {() => (
          <div className="stack">
            {put.isError && <ProblemAlert cause={put.error} />}
            <Select
              className="wide-control"
              aria-label={t(($) => $.platform.devices.group.profile)}
              value={chosen}
              options={options}
              onChange={setChosen}
            />
            <Preview group={group.id} follow={follow} />
          </div>
        )}
      </Answered>
    </Modal>
  );
}
