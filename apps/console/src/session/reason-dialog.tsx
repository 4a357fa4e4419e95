import { Button, Form, Input, Modal, Space, Typography } from 'antd';
import { useText } from '../i18n/use-text.ts';
import { useRequired } from '../parts/rules.ts';
import { useReason } from './use-reason.ts';

/** Asks why, when the duty wants to know; its answer goes with every request of this section. */
export function ReasonDialog() {
  const t = useText();
  const required = useRequired();
  const { reasons, isAsking, recent } = useReason();
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open={isAsking}
      destroyOnHidden
      title={t(($) => $.console.shell.why.title)}
      okText={t(($) => $.console.shell.why.confirm)}
      onOk={() => form.submit()}
      onCancel={() => reasons.answer(null)}
    >
      <Typography.Paragraph>{t(($) => $.console.shell.why.explain)}</Typography.Paragraph>
      <Form
        name="why"
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={({ reason }) => reasons.answer(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={t(($) => $.console.shell.why.label)}
          extra={t(($) => $.console.shell.why.kept)}
          rules={[required]}
        >
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 2 }}
            maxLength={200}
            placeholder={t(($) => $.console.shell.why.placeholder)}
          />
        </Form.Item>
      </Form>
      {recent.length > 0 && (
        <Space wrap>
          <Typography.Text type="secondary">{t(($) => $.console.shell.why.recent)}</Typography.Text>
          {recent.map((reason) => (
            <Button key={reason} size="small" onClick={() => form.setFieldValue('reason', reason)}>
              {reason}
            </Button>
          ))}
        </Space>
      )}
    </Modal>
  );
}
