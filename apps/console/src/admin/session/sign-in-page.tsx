import { routes } from '@vedette/contract';
import { ApiProblem } from '@vedette/sdk';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useEffect } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useRequired } from '../../parts/rules.ts';

interface SignInPageProps {
  readonly site: string;
  readonly hasEnded: boolean;
}
interface Fields {
  readonly name: string;
  readonly password: string;
}

function Wait({ cause }: { readonly cause: unknown }) {
  const t = useText();
  const seconds = cause instanceof ApiProblem ? cause.values['seconds'] : undefined;
  if (seconds === undefined) return null;
  return <Typography.Paragraph>{t(($) => $.console.session.signIn.wait, { seconds })}</Typography.Paragraph>;
}

export function SignInPage({ site, hasEnded }: SignInPageProps) {
  const t = useText();
  const required = useRequired();
  const signIn = useAct(routes.session.signIn, { refresh: [routes.session.welcome], isQuiet: true });
  const title = t(($) => $.console.session.signIn.title);
  useEffect(() => {
    document.title = t(($) => $.console.shell.title, { page: title });
  }, [t, title]);
  return (
    <Form<Fields>
      name="sign-in"
      layout="vertical"
      onFinish={(body) => signIn.mutate({ body })}
      requiredMark={false}
    >
      <Typography.Title level={1}>{title}</Typography.Title>
      <Typography.Paragraph type="secondary">
        {t(($) => $.console.session.signIn.lead, { site })}
      </Typography.Paragraph>
      {hasEnded && !signIn.isError && (
        <Alert type="info" showIcon title={t(($) => $.console.session.signIn.ended)} className="form-alert" />
      )}
      {signIn.isError && (
        <div className="form-alert">
          <ProblemAlert cause={signIn.error} />
          <Wait cause={signIn.error} />
        </div>
      )}
      <Form.Item name="name" label={t(($) => $.console.session.signIn.name)} rules={[required]}>
        <Input autoComplete="username" autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="password" label={t(($) => $.console.session.signIn.password)} rules={[required]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t(($) => $.console.session.signIn.submit)}
      </Button>
    </Form>
  );
}
