import { routes } from '@vedette/contract';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { usePasswordRule, useRequired } from '../../parts/rules.ts';
import { useTell } from '../../parts/use-tell.ts';
import { RepeatPassword } from '../../session/repeat-password.tsx';

interface Fields {
  readonly current: string;
  readonly next: string;
}

export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const [form] = Form.useForm<Fields>();
  const change = useAct(routes.session.changePassword, {
    isQuiet: true,
    onDone: () => {
      tell.done(t(($) => $.console.session.password.done));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(($) => $.console.session.password.title)}
      okText={t(($) => $.console.shell.action.save)}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="password"
        form={form}
        layout="vertical"
        onFinish={({ current, next }) => change.mutate({ body: { current, next } })}
      >
        {change.isError && <ProblemAlert cause={change.error} />}
        <Form.Item name="current" label={t(($) => $.console.session.password.current)} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label={t(($) => $.console.session.password.next)}
          extra={t(($) => $.console.session.claim.passwordHelp)}
          rules={[required, longEnough]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <RepeatPassword of="next" />
      </Form>
    </Modal>
  );
}
