import { deviceRoutes, type EffectiveSettingsView } from '@vedette/contract/platform';
import { Form, Modal } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { linesOf, type SettingLine, settingsOf } from '../settings/setting-lines.ts';
import { SettingsFields } from '../settings/settings-fields.tsx';

interface OwnSettingsDialogProps {
  readonly id: string;
  readonly settings: EffectiveSettingsView['settings'];
  readonly onClose: () => void;
}

/** What this one sentinel is set to besides its profile, or otherwise than it. */
export function OwnSettingsDialog({ id, settings, onClose }: OwnSettingsDialogProps) {
  const t = useText();
  const tell = useTell();
  const [form] = Form.useForm<{ lines: SettingLine[] }>();
  const put = useAct(deviceRoutes.settings, {
    isQuiet: true,
    refresh: [deviceRoutes.effective],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.settings.saved));
      onClose();
    },
  });
  const own = settings.filter(({ from }) => from === 'own').map(({ key, value }) => [key, value] as const);
  return (
    <Modal
      open
      title={t(($) => $.platform.devices.settings.edit)}
      okText={t(($) => $.platform.devices.settings.save)}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {put.isError && <ProblemAlert cause={put.error} />}
      <Form
        name="own-settings"
        form={form}
        layout="vertical"
        initialValues={{ lines: linesOf(own) }}
        onFinish={({ lines }) => put.mutate({ params: { id }, body: { settings: settingsOf(lines) } })}
      >
        <SettingsFields />
      </Form>
    </Modal>
  );
}
