import { type ChannelView, integrationRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useEventName } from '../use-event-name.ts';
import { useTestChannel } from './use-test-channel.ts';

interface ChannelLineProps {
  readonly channel: ChannelView;
  readonly onEdit: () => void;
}

export function ChannelLine({ channel, onEdit }: ChannelLineProps) {
  const t = useText();
  const eventName = useEventName();
  const { id, name, kind, host, isActive, endedBy, events, severity } = channel;
  return (
    <li className="list-line">
      <div className="spread">
        <span className="row">
          <strong>{name}</strong>
          <Tag>{t(($) => $.platform.integrations.channel.kind[kind])}</Tag>
          {!isActive && <Tag color="default">{t(($) => $.platform.integrations.channel.off)}</Tag>}
        </span>
        <ChannelActs id={id} name={name} isActive={isActive} onEdit={onEdit} />
      </div>
      <span className="row reason-list">
        {events.map((event) => (
          <Tag key={event}>{eventName(event)}</Tag>
        ))}
      </span>
      <div className="quiet">
        {[host, t(($) => $.console.alarms.severity[severity])].join(' · ')}
        {endedBy !== null && ` · ${t(($) => $.platform.integrations.channel.endedBy)}`}
      </div>
    </li>
  );
}

interface ActsProps extends Pick<ChannelView, 'id' | 'name' | 'isActive'> {
  readonly onEdit: () => void;
}

function ChannelActs({ id, name, isActive, onEdit }: ActsProps) {
  const t = useText();
  const tell = useTell();
  const test = useTestChannel();
  const change = useAct(integrationRoutes.change, { refresh: [integrationRoutes.list] });
  const remove = useAct(integrationRoutes.remove, {
    refresh: [integrationRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.integrations.channel.removed)),
  });
  return (
    <span className="row">
      <Button size="small" loading={test.isPending} onClick={() => test.mutate({ params: { id } })}>
        {t(($) => $.platform.integrations.channel.test)}
      </Button>
      <Button size="small" onClick={onEdit}>
        {t(($) => $.console.shell.action.edit)}
      </Button>
      <Button
        size="small"
        loading={change.isPending}
        onClick={() => change.mutate({ params: { id }, body: { isActive: !isActive } })}
      >
        {isActive
          ? t(($) => $.platform.integrations.channel.switchOff)
          : t(($) => $.platform.integrations.channel.switchOn)}
      </Button>
      <SureButton
        size="small"
        label={t(($) => $.console.shell.action.delete)}
        question={t(($) => $.platform.integrations.channel.removeSure, { name })}
        loading={remove.isPending}
        onSure={() => remove.mutate({ params: { id } })}
      />
    </span>
  );
}
