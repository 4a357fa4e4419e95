import { ownAccountRoutes } from '@vedette/contract/platform';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { usePasswordRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { RepeatPassword } from '../../../session/repeat-password.tsx';

interface Fields {
  readonly current?: string;
  readonly next: string;
}

interface PasswordDialogProps {
  readonly hasOne: boolean;
  readonly onClose: () => void;
}

function PasswordDialog({ hasOne, onClose }: PasswordDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const [form] = Form.useForm<Fields>();
  const change = useAct(ownAccountRoutes.changePassword, {
    isQuiet: true,
    refresh: [ownAccountRoutes.factors, ownAccountRoutes.sessions],
    onDone: () => {
      tell.done(t(($) => $.console.session.password.done));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={
        hasOne ? t(($) => $.platform.account.password.change) : t(($) => $.platform.account.password.set)
      }
      okText={t(($) => $.console.shell.action.save)}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="password"
        form={form}
        layout="vertical"
        onFinish={({ current = null, next }) => change.mutate({ body: { current, next } })}
      >
        {change.isError && <ProblemAlert cause={change.error} />}
        <p className="quiet">{t(($) => $.platform.account.password.others)}</p>
        {hasOne && (
          <Form.Item name="current" label={t(($) => $.console.session.password.current)} rules={[required]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
        )}
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

export function PasswordPanel() {
  const t = useText();
  const [isChanging, setChanging] = useState(false);
  const factors = useAnswer(ownAccountRoutes.factors, {});
  return (
    <Panel title={t(($) => $.platform.account.password.title)}>
      <Answered query={factors}>
        {({ hasPassword }) => (
          <div className="spread">
            <span>
              {hasPassword
                ? t(($) => $.platform.account.password.has)
                : t(($) => $.platform.account.password.none)}
            </span>
            <Button onClick={() => setChanging(true)}>
              {hasPassword
                ? t(($) => $.platform.account.password.change)
                : t(($) => $.platform.account.password.set)}
            </Button>
            {isChanging && <PasswordDialog hasOne={hasPassword} onClose={() => setChanging(false)} />}
          </div>
        )}
      </Answered>
    </Panel>
  );
}
