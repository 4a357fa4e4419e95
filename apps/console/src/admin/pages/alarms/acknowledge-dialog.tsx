import { type Alarm, routes } from '@vedette/contract';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AlarmName } from '../../../parts/alarm-name.tsx';
import { useTell } from '../../../parts/use-tell.ts';

interface AcknowledgeDialogProps {
  readonly alarm: Alarm;
  readonly onClose: () => void;
}

export function AcknowledgeDialog({ alarm, onClose }: AcknowledgeDialogProps) {
  const t = useText();
  const tell = useTell();
  const [form] = Form.useForm<{ note?: string }>();
  const acknowledge = useAct(routes.alarms.acknowledge, {
    refresh: [routes.alarms.list],
    onDone: () => {
      tell.done(t(($) => $.console.alarms.done));
      onClose();
    },
  });
  const submit = ({ note = '' }: { note?: string }): void =>
    acknowledge.mutate({ params: { id: alarm.id }, body: { note: note.trim() === '' ? null : note } });
  return (
    <Modal
      open
      title={t(($) => $.console.alarms.title)}
      okText={t(($) => $.console.alarms.acknowledge)}
      confirmLoading={acknowledge.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        <AlarmName alarm={alarm} />
      </p>
      <Form name="acknowledge" form={form} layout="vertical" onFinish={submit}>
        <Form.Item name="note" label={t(($) => $.console.alarms.note)}>
          <Input.TextArea
            autoFocus
            maxLength={500}
            autoSize={{ minRows: 2 }}
            placeholder={t(($) => $.console.alarms.notePlaceholder)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
