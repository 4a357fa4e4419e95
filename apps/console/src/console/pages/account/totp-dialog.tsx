import { ownAccountRoutes } from '@vedette/contract/platform';
import { Button, Form, Modal, QRCode, Typography } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { CodeInput } from '../../session/code-input.tsx';

function FirstCode({
  secret,
  uri,
  onDone,
}: {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: (codes: readonly string[]) => void;
}) {
  const t = useText();
  const required = useRequired();
  const confirm = useAct(ownAccountRoutes.confirmTotp, {
    isQuiet: true,
    refresh: [ownAccountRoutes.factors],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <div className="stack">
      <span>{t(($) => $.platform.account.totp.scan)}</span>
      <div className="totp-code" role="img" aria-label={t(($) => $.platform.account.totp.codeAlt)}>
        <QRCode value={uri} type="svg" size={180} color="#000000" bgColor="#ffffff" />
      </div>
      <div>
        <span className="quiet">{t(($) => $.platform.account.totp.secret)}</span>{' '}
        <Typography.Text copyable className="mono breakable">
          {secret}
        </Typography.Text>
      </div>
      {confirm.isError && <ProblemAlert cause={confirm.error} />}
      <Form<{ code: string }>
        name="first-code"
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => confirm.mutate({ body })}
      >
        <Form.Item name="code" label={t(($) => $.platform.account.totp.code)} rules={[required]}>
          <CodeInput />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
          {t(($) => $.platform.account.totp.confirm)}
        </Button>
      </Form>
    </div>
  );
}

function RecoveryCodes({
  codes,
  onClose,
}: {
  readonly codes: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useText();
  return (
    <div className="stack">
      <span>{t(($) => $.platform.account.totp.recoveryLead)}</span>
      <Typography.Paragraph copyable={{ text: codes.join('\n') }} className="mono recovery-codes">
        {codes.join('\n')}
      </Typography.Paragraph>
      <Button type="primary" onClick={onClose}>
        {t(($) => $.platform.account.totp.kept)}
      </Button>
    </div>
  );
}

/** A secret for the app, the first code of it, and the recovery codes: each is shown this once. */
export function TotpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begin = useAct(ownAccountRoutes.beginTotp, { isQuiet: true });
  const start = useEffectEvent(() => begin.mutate({}));
  useEffect(() => start(), []);
  const done = (recovery: readonly string[]): void => {
    tell.done(t(($) => $.platform.account.totp.done));
    setCodes(recovery);
  };
  return (
    <Modal
      open
      width={440}
      footer={null}
      mask={{ closable: false }}
      title={
        codes === null ? t(($) => $.platform.account.totp.title) : t(($) => $.platform.account.totp.recovery)
      }
      onCancel={onClose}
    >
      {begin.isError && <ProblemAlert cause={begin.error} onRetry={() => begin.mutate({})} />}
      {codes !== null && <RecoveryCodes codes={codes} onClose={onClose} />}
      {codes === null && begin.data !== undefined && <FirstCode {...begin.data} onDone={done} />}
    </Modal>
  );
}
