import { routes } from '@vedette/contract';
import { Button, Form, Input, Typography } from 'antd';
import { useEffect } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { usePasswordRule, useRequired } from '../../parts/rules.ts';
import { RepeatPassword } from '../../session/repeat-password.tsx';

interface Fields {
  readonly code: string;
  readonly name: string;
  readonly password: string;
  readonly site: string;
}

/** The first run: whoever reads the terminal's code becomes its owner. */
export function ClaimPage() {
  const t = useText();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const claim = useAct(routes.session.claim, { refresh: [routes.session.welcome], isQuiet: true });
  const title = t(($) => $.console.session.claim.title);
  useEffect(() => {
    document.title = t(($) => $.console.shell.title, { page: title });
  }, [t, title]);
  const submit = ({ code, name, password, site }: Fields): void =>
    claim.mutate({ body: { code: code.trim().toUpperCase(), name: name.trim(), password, site } });
  return (
    <Form<Fields> name="claim" layout="vertical" onFinish={submit} requiredMark={false}>
      <Typography.Title level={1}>{title}</Typography.Title>
      <Typography.Paragraph type="secondary">{t(($) => $.console.session.claim.lead)}</Typography.Paragraph>
      {claim.isError && (
        <div className="form-alert">
          <ProblemAlert cause={claim.error} />
        </div>
      )}
      <Form.Item
        name="code"
        label={t(($) => $.console.session.claim.code)}
        extra={t(($) => $.console.session.claim.codeHelp)}
        rules={[required]}
      >
        <Input autoFocus autoComplete="one-time-code" className="code-input" maxLength={20} />
      </Form.Item>
      <Form.Item
        name="site"
        label={t(($) => $.console.session.claim.site)}
        extra={t(($) => $.console.session.claim.siteHelp)}
        rules={[required]}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t(($) => $.console.session.claim.name)}
        extra={t(($) => $.console.session.claim.nameHelp)}
        rules={[required]}
      >
        <Input autoComplete="username" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(($) => $.console.session.claim.password)}
        extra={t(($) => $.console.session.claim.passwordHelp)}
        rules={[required, longEnough]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <RepeatPassword of="password" />
      <Button type="primary" htmlType="submit" block loading={claim.isPending}>
        {t(($) => $.console.session.claim.submit)}
      </Button>
    </Form>
  );
}
