import { deviceRoutes, type QuarantinedDeviceView } from '@vedette/contract/platform';
import { Alert, Form, Input, Modal } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';
import { PlaceSelect } from '../../../parts/place-select.tsx';

interface Fields {
  readonly site: number;
  readonly code: string;
}

interface ClaimDialogProps {
  readonly device: QuarantinedDeviceView;
  readonly onClose: () => void;
}

/** Compares the code on the device's screen, and lets it join a site. */
export function ClaimDialog({ device: { id, codeUntil }, onClose }: ClaimDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const [, change] = usePageSearch('devices');
  const claim = useAct(deviceRoutes.claim, {
    isQuiet: true,
    refresh: [deviceRoutes.quarantine, deviceRoutes.list, deviceRoutes.counts],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.claim.done));
      onClose();
      change({ tab: 'devices', device: id }, { isStep: true });
    },
  });
  const label = t(($) => $.platform.devices.claim.site);
  return (
    <Modal
      open
      title={t(($) => $.platform.devices.claim.title)}
      okText={t(($) => $.platform.devices.claim.submit)}
      confirmLoading={claim.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(($) => $.platform.devices.claim.lead)}</p>
      {codeUntil === null && (
        <Alert
          type="info"
          showIcon
          className="form-alert"
          title={t(($) => $.platform.devices.claim.noCode)}
        />
      )}
      {claim.isError && <ProblemAlert cause={claim.error} />}
      <Form<Fields>
        name="claim-device"
        form={form}
        layout="vertical"
        onFinish={({ site, code }) =>
          claim.mutate({ params: { id }, body: { site, code: code.trim().toUpperCase() } })
        }
      >
        <Form.Item name="code" label={t(($) => $.platform.devices.claim.code)} rules={[required]}>
          <Input autoFocus autoComplete="off" className="code-input" maxLength={20} />
        </Form.Item>
        <Form.Item name="site" label={label} rules={[{ required: true, message: required.message }]}>
          <PlaceSelect isSite label={label} className="wide-control" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
