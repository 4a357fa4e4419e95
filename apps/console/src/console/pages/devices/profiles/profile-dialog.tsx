import { type ConfigProfileView, configProfileRoutes } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { linesOf, type SettingLine, settingsOf } from '../settings/setting-lines.ts';
import { SettingsFields } from '../settings/settings-fields.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
  readonly note?: string;
  readonly lines: readonly SettingLine[];
}

interface ProfileDialogProps {
  /** Null for a new one; else a new version of it. */
  readonly profile: ConfigProfileView | null;
  readonly onClose: () => void;
}

export function ProfileDialog({ profile, onClose }: ProfileDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const options = {
    isQuiet: true,
    refresh: [configProfileRoutes.list, configProfileRoutes.versions],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.profile.saved));
      onClose();
    },
  };
  const create = useAct(configProfileRoutes.create, options);
  const addVersion = useAct(configProfileRoutes.addVersion, options);
  const submit = ({ organisation, name, note = '', lines }: Fields): void => {
    const settings = settingsOf(lines);
    if (profile === null)
      create.mutate({ body: { name, settings, ...(organisation === undefined ? {} : { organisation }) } });
    else
      addVersion.mutate({
        params: { id: profile.id },
        body: { settings, note: note.trim() === '' ? null : note.trim() },
      });
  };
  return (
    <FormDialog<Fields>
      name="profile"
      width={640}
      title={
        profile === null
          ? t(($) => $.platform.devices.profile.add)
          : `${profile.name} · ${t(($) => $.platform.devices.profile.version)}`
      }
      act={profile === null ? create : addVersion}
      initial={{ lines: profile === null ? [{ key: '', value: '' }] : linesOf(profile.settings) }}
      onSubmit={submit}
      onClose={onClose}
    >
      {profile === null ? (
        <>
          <OrganisationItem />
          <Form.Item name="name" label={t(($) => $.platform.devices.profile.name)} rules={[required]}>
            <Input autoFocus maxLength={100} />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="note" label={t(($) => $.platform.devices.profile.note)}>
          <Input maxLength={200} />
        </Form.Item>
      )}
      <SettingsFields />
    </FormDialog>
  );
}
