import { type ChannelView, integrationRoutes } from '@vedette/contract/platform';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { AddressFields } from './address-fields.tsx';
import { type ChannelFields, newChannelOf, settingsOf } from './channel-fields.ts';
import { SettingsFields } from './settings-fields.tsx';

interface ChannelDialogProps {
  /** Null for a new one. Where it is cannot be changed: that is another channel. */
  readonly channel: ChannelView | null;
  readonly onClose: () => void;
}

export function ChannelDialog({ channel, onClose }: ChannelDialogProps) {
  const t = useText();
  const tell = useTell();
  const saved = (): void => {
    tell.done(t(($) => $.platform.integrations.channel.saved));
    onClose();
  };
  const create = useAct(integrationRoutes.create, {
    isQuiet: true,
    refresh: [integrationRoutes.list],
    onDone: ({ secret }) => {
      if (secret === null) saved();
    },
  });
  const change = useAct(integrationRoutes.change, {
    isQuiet: true,
    refresh: [integrationRoutes.list],
    onDone: saved,
  });
  if (create.data?.secret != null)
    return (
      <ShownOnce
        title={create.data.channel.name}
        lead={t(($) => $.platform.integrations.channel.once)}
        secret={create.data.secret}
        onClose={onClose}
      />
    );
  const submit = (fields: ChannelFields): void => {
    if (channel === null) create.mutate({ body: newChannelOf(fields) });
    else change.mutate({ params: { id: channel.id }, body: settingsOf(fields) });
  };
  return (
    <FormDialog<ChannelFields>
      name="channel"
      title={t(($) =>
        channel === null ? $.platform.integrations.channel.add : $.platform.integrations.channel.edit,
      )}
      act={channel === null ? create : change}
      initial={initialOf(channel)}
      onSubmit={submit}
      onClose={onClose}
    >
      {channel === null && <AddressFields />}
      <SettingsFields />
      {channel === null && <OrganisationItem />}
    </FormDialog>
  );
}

function initialOf(channel: ChannelView | null): Partial<ChannelFields> {
  if (channel === null)
    return {
      kind: 'webhook',
      events: ['alarm.raised', 'alarm.escalated'],
      severity: 'warning',
      language: 'zh-CN',
    };
  const { name, severity, language, places } = channel;
  return {
    name,
    severity,
    language,
    places: places ?? [],
    events: channel.events as ChannelFields['events'],
  };
}
