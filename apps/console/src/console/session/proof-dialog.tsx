import { KeyOutlined } from '@ant-design/icons';
import { ownAccountRoutes, platformSessionRoutes } from '@vedette/contract/platform';
import { Button, Form, Input, Modal, Typography } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { useApi } from '../../api/api-context.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRequired } from '../../parts/rules.ts';
import { CodeInput } from './code-input.tsx';
import { askPasskey } from './passkeys.ts';
import { RefusedSignIn } from './refused-sign-in.tsx';

/** By what the account has: a code, its password, or a passkey. */
function useProof(onProven: () => void) {
  const { call } = useApi();
  const [refusal, setRefusal] = useState<unknown>(null);
  const prove = useAct(platformSessionRoutes.prove, {
    isQuiet: true,
    refresh: [platformSessionRoutes.welcome],
    onDone: onProven,
  });
  const touch = async (): Promise<void> => {
    setRefusal(null);
    try {
      const { ticket, options } = await call(platformSessionRoutes.proofOptions, {});
      const response = await askPasskey(options);
      if (response !== null) prove.mutate({ body: { by: 'passkey', ticket, response } });
    } catch (cause) {
      setRefusal(cause);
    }
  };
  return { prove, touch, refused: prove.isError ? prove.error : refusal };
}

function Proof({ onProven }: { readonly onProven: () => void }) {
  const t = useText();
  const required = useRequired();
  const factors = useAnswer(ownAccountRoutes.factors, {});
  const { prove, touch, refused } = useProof(onProven);
  const { hasTotp = false, hasPassword = true, passkeys = [] } = factors.data ?? {};
  return (
    <>
      <Typography.Paragraph>{t(($) => $.platform.session.proof.lead)}</Typography.Paragraph>
      {refused !== null && <RefusedSignIn cause={refused} />}
      {(hasTotp || hasPassword) && (
        <Form<{ secret: string }>
          name="proof"
          layout="vertical"
          requiredMark={false}
          onFinish={({ secret }) =>
            prove.mutate({
              body: hasTotp ? { by: 'totp', code: secret } : { by: 'password', password: secret },
            })
          }
        >
          <Form.Item
            name="secret"
            label={
              hasTotp
                ? t(($) => $.platform.session.second.label.totp)
                : t(($) => $.platform.session.signIn.password)
            }
            rules={[required]}
          >
            {hasTotp ? (
              <CodeInput />
            ) : (
              <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
            )}
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={prove.isPending}>
            {t(($) => $.platform.session.proof.submit)}
          </Button>
        </Form>
      )}
      {passkeys.length > 0 && (
        <Button block className="way" icon={<KeyOutlined aria-hidden />} onClick={() => void touch()}>
          {t(($) => $.platform.session.passkey.use)}
        </Button>
      )}
    </>
  );
}

/** Asks once more who it is, before something that cannot be taken back; the request then goes on by itself. */
export function ProofDialog() {
  const t = useText();
  const { proofs } = useApi();
  const isAsking = useSyncExternalStore(proofs.subscribe, proofs.isAsking);
  return (
    <Modal
      open={isAsking}
      destroyOnHidden
      width={420}
      footer={null}
      title={t(($) => $.platform.session.proof.title)}
      onCancel={() => proofs.answer(false)}
    >
      <Proof onProven={() => proofs.answer(true)} />
    </Modal>
  );
}
