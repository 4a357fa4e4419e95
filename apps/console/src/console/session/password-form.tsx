import { platformSessionRoutes, type SignInAnswer } from '@vedette/contract/platform';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRequired } from '../../parts/rules.ts';
import { RefusedSignIn } from './refused-sign-in.tsx';

interface Fields {
  readonly name: string;
  readonly password: string;
}

interface PasswordFormProps {
  readonly onHalfWay: (answer: Extract<SignInAnswer, { readonly state: 'second-factor' }>) => void;
}

export function PasswordForm({ onHalfWay }: PasswordFormProps) {
  const t = useText();
  const required = useRequired();
  const signIn = useAct(platformSessionRoutes.signIn, {
    refresh: [platformSessionRoutes.welcome],
    isQuiet: true,
    onDone: (answer) => {
      if (answer.state === 'second-factor') onHalfWay(answer);
    },
  });
  return (
    <Form<Fields>
      name="sign-in"
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => signIn.mutate({ body })}
    >
      {signIn.isError && <RefusedSignIn cause={signIn.error} />}
      <Form.Item name="name" label={t(($) => $.platform.session.signIn.name)} rules={[required]}>
        <Input autoComplete="username webauthn" autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="password" label={t(($) => $.platform.session.signIn.password)} rules={[required]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t(($) => $.platform.session.signIn.submit)}
      </Button>
    </Form>
  );
}
