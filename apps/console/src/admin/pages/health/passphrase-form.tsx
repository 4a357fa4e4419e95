import { routes } from '@vedette/contract';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';

interface Props {
  readonly act: 'unlock' | 'setPassphrase';
}

/** Unlocks by the passphrase, or sets the one for the times to come. */
export function PassphraseForm({ act }: Props) {
  const t = useText();
  const [form] = Form.useForm<{ readonly passphrase: string }>();
  const send = useAct(routes.vault[act], {
    refresh: [routes.vault.get],
    onDone: () => form.resetFields(),
  });
  return (
    <Form
      name={`vault-${act}`}
      form={form}
      layout="vertical"
      onFinish={({ passphrase }) => send.mutate({ body: { passphrase } })}
    >
      <Form.Item
        name="passphrase"
        label={t(($) => $.console.vault.passphrase[act])}
        {...(act === 'setPassphrase' && { extra: t(($) => $.console.vault.passphraseHelp) })}
        rules={[{ required: true, message: t(($) => $.console.vault.passphraseRule) }]}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={send.isPending}>
        {t(($) => $.console.vault[act])}
      </Button>
    </Form>
  );
}
