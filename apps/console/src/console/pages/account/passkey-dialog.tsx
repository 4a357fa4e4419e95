import { ownAccountRoutes } from '@vedette/contract/platform';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { makePasskey } from '../../session/passkeys.ts';

/** Names a passkey, then lets the browser make it. */
export function PasskeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const { call } = useApi();
  const [form] = Form.useForm<{ name: string }>();
  const [isMaking, setMaking] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const add = useAct(ownAccountRoutes.addPasskey, {
    isQuiet: true,
    refresh: [ownAccountRoutes.factors],
    onDone: () => {
      tell.done(t(($) => $.platform.account.passkeys.added));
      onClose();
    },
  });
  const make = async ({ name }: { name: string }): Promise<void> => {
    setMaking(true);
    setRefusal(null);
    try {
      const { ticket, options } = await call(ownAccountRoutes.passkeyOptions, {});
      const response = await makePasskey(options);
      if (response !== null) await add.mutateAsync({ body: { ticket, name: name.trim(), response } });
    } catch (cause) {
      setRefusal(cause);
    } finally {
      setMaking(false);
    }
  };
  return (
    <Modal
      open
      title={t(($) => $.platform.account.passkeys.add)}
      okText={t(($) => $.console.shell.action.add)}
      confirmLoading={isMaking}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {refusal !== null && <ProblemAlert cause={refusal} />}
      <Form name="passkey" form={form} layout="vertical" onFinish={(fields) => void make(fields)}>
        <Form.Item name="name" label={t(($) => $.platform.account.passkeys.name)} rules={[required]}>
          <Input
            autoFocus
            maxLength={60}
            placeholder={t(($) => $.platform.account.passkeys.namePlaceholder)}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
