import { type DeviceGroupView, deviceGroupRoutes } from '@vedette/contract/platform';
import { Button, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PageLink } from '../../../app/page-link.tsx';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { useMay } from '../../../session/session-context.ts';
import { useDeviceGroups } from '../use-device-groups.ts';
import { FollowDialog } from './follow-dialog.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
}

interface NameDialogProps {
  /** Null for a new one. */
  readonly group: DeviceGroupView | null;
  readonly onClose: () => void;
}

function NameDialog({ group, onClose }: NameDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const done = (text: string) => () => {
    tell.done(text);
    onClose();
  };
  const refresh = [deviceGroupRoutes.list];
  const create = useAct(deviceGroupRoutes.create, {
    ...{ isQuiet: true, refresh },
    onDone: done(t(($) => $.platform.devices.group.added)),
  });
  const rename = useAct(deviceGroupRoutes.rename, {
    ...{ isQuiet: true, refresh },
    onDone: done(t(($) => $.platform.devices.group.renamed)),
  });
  const submit = ({ organisation, name }: Fields): void => {
    if (group !== null) rename.mutate({ params: { id: group.id }, body: { name } });
    else create.mutate({ body: { name, ...(organisation === undefined ? {} : { organisation }) } });
  };
  return (
    <FormDialog<Fields>
      name="device-group"
      title={
        group === null ? t(($) => $.platform.devices.group.add) : t(($) => $.platform.devices.group.rename)
      }
      act={group === null ? create : rename}
      {...(group === null ? {} : { initial: { name: group.name } })}
      onSubmit={submit}
      onClose={onClose}
    >
      {group === null && <OrganisationItem />}
      <Form.Item name="name" label={t(($) => $.platform.devices.group.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

function Acts({ group }: { readonly group: DeviceGroupView }) {
  const t = useText();
  const tell = useTell();
  const [opened, setOpened] = useState<'rename' | 'follow' | null>(null);
  const remove = useAct(deviceGroupRoutes.remove, {
    refresh: [deviceGroupRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.devices.group.removed)),
  });
  const close = (): void => setOpened(null);
  return (
    <span className="row">
      <Button size="small" onClick={() => setOpened('follow')}>
        {t(($) => $.platform.devices.group.follow)}
      </Button>
      <Button size="small" onClick={() => setOpened('rename')}>
        {t(($) => $.platform.devices.group.rename)}
      </Button>
      <SureButton
        size="small"
        label={t(($) => $.platform.devices.group.remove)}
        question={t(($) => $.platform.devices.group.removeSure, { name: group.name })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params: { id: group.id } })}
      />
      {opened === 'rename' && <NameDialog group={group} onClose={close} />}
      {opened === 'follow' && <FollowDialog group={group} onClose={close} />}
    </span>
  );
}

function Group({ group }: { readonly group: DeviceGroupView }) {
  const t = useText();
  const mayChange = useMay('devices-change');
  const { id, name, devices, profile, settled, refused, waiting } = group;
  return (
    <li className="list-line">
      <div className="spread">
        <span>
          <strong>{name}</strong>{' '}
          <PageLink to="devices" search={{ group: id }}>
            {t(($) => $.platform.devices.group.devices, { n: devices })}
          </PageLink>
        </span>
        {mayChange && <Acts group={group} />}
      </div>
      <span className="row">
        <span className="quiet">
          {profile === null
            ? t(($) => $.platform.devices.group.noProfile)
            : `${profile.name} · ${t(($) => $.platform.devices.group.version, { version: profile.version })}`}
        </span>
        {profile !== null && (
          <>
            <Tag color="success">{t(($) => $.platform.devices.group.settled, { n: settled })}</Tag>
            {waiting > 0 && <Tag>{t(($) => $.platform.devices.group.waiting, { n: waiting })}</Tag>}
            {refused > 0 && (
              <Tag color="error">{t(($) => $.platform.devices.group.refused, { n: refused })}</Tag>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** Groups of sentinels, and how far each follows its profile. */
export function GroupsTab() {
  const t = useText();
  const mayChange = useMay('devices-change');
  const [isAdding, setAdding] = useState(false);
  const groups = useDeviceGroups();
  return (
    <>
      {mayChange && (
        <div className="filters">
          <Button type="primary" onClick={() => setAdding(true)}>
            {t(($) => $.platform.devices.group.add)}
          </Button>
        </div>
      )}
      <Answered query={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.devices.group.empty)} />
          ) : (
            <ul className="plain-list">
              {items.map((group) => (
                <Group key={group.id} group={group} />
              ))}
            </ul>
          )
        }
      </Answered>
      {isAdding && <NameDialog group={null} onClose={() => setAdding(false)} />}
    </>
  );
}
