import { routes } from '@vedette/contract';
import { Alert, Form, Input, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';

interface OpenLaneDialogProps {
  readonly lane: string;
  readonly onClose: () => void;
}

/** Opening by hand needs a reason and a second step. */
export function OpenLaneDialog({ lane, onClose }: OpenLaneDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<{ reason: string }>();
  const open = useAct(routes.device.open, {
    onDone: () => {
      tell.done(t(($) => $.console.overview.openLane.done));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(($) => $.console.overview.openLane.title, { lane })}
      okText={t(($) => $.console.overview.openLane.confirm)}
      okButtonProps={{ danger: true }}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert
        type="warning"
        showIcon
        className="form-alert"
        title={t(($) => $.console.overview.openLane.warn)}
      />
      <Form
        name="open-lane"
        form={form}
        layout="vertical"
        onFinish={(body) => open.mutate({ params: { id: lane }, body })}
      >
        <Form.Item name="reason" label={t(($) => $.console.overview.openLane.reason)} rules={[required]}>
          <Input autoFocus maxLength={200} placeholder={t(($) => $.console.overview.openLane.placeholder)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
