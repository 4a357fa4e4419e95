import type { Operator } from '@vedette/contract';
import { Form, Input, Modal } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { usePasswordRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useChangeOperator } from './use-change-operator.ts';

interface SetPasswordDialogProps {
  readonly operator: Operator;
  readonly onClose: () => void;
}

export function SetPasswordDialog({ operator, onClose }: SetPasswordDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const [form] = Form.useForm<{ password: string }>();
  const change = useChangeOperator(() => {
    tell.done(t(($) => $.console.operators.passwordDone));
    onClose();
  });
  return (
    <Modal
      open
      title={`${t(($) => $.console.operators.setPassword)} · ${operator.name}`}
      okText={t(($) => $.console.shell.action.save)}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="set-password"
        form={form}
        layout="vertical"
        onFinish={(body) => change.mutate({ params: { id: operator.id }, body })}
      >
        <Form.Item
          name="password"
          label={t(($) => $.console.operators.password)}
          extra={t(($) => $.console.session.claim.passwordHelp)}
          rules={[required, longEnough]}
        >
          <Input.Password autoFocus autoComplete="new-password" maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
