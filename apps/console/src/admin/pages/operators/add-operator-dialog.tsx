import { routes } from '@vedette/contract';
import type { Role } from '@vedette/domain';
import { Form, Input, Modal } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { usePasswordRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { RoleSelect } from './role-select.tsx';

interface Fields {
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

export function AddOperatorDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const [form] = Form.useForm<Fields>();
  const create = useAct(routes.operators.create, {
    isQuiet: true,
    refresh: [routes.operators.list],
    onDone: () => {
      tell.done(t(($) => $.console.shell.done.added));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t(($) => $.console.operators.add)}
      okText={t(($) => $.console.shell.action.add)}
      confirmLoading={create.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {create.isError && <ProblemAlert cause={create.error} />}
      <Form
        name="add-operator"
        form={form}
        layout="vertical"
        initialValues={{ role: 'guard' }}
        onFinish={(body) => create.mutate({ body })}
      >
        <Form.Item
          name="name"
          label={t(($) => $.console.operators.column.name)}
          extra={t(($) => $.console.session.claim.nameHelp)}
          rules={[required]}
        >
          <Input autoFocus autoComplete="off" maxLength={40} />
        </Form.Item>
        <Form.Item name="role" label={t(($) => $.console.operators.column.role)}>
          <RoleSelect />
        </Form.Item>
        <Form.Item
          name="password"
          label={t(($) => $.console.session.signIn.password)}
          extra={t(($) => $.console.session.claim.passwordHelp)}
          rules={[required, longEnough]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
