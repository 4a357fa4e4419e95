import { platformSessionRoutes } from '@vedette/contract/platform';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePasswordRule, useRequired } from '../../parts/rules.ts';
import { RepeatPassword } from '../../session/repeat-password.tsx';
import { EntranceTitle } from './entrance-title.tsx';
import { RefusedSignIn } from './refused-sign-in.tsx';

interface Fields {
  readonly code: string;
  readonly organisation: string;
  readonly site: string;
  readonly name: string;
  readonly password: string;
}

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

function OwnerItems() {
  const t = useText();
  const required = useRequired();
  const longEnough = usePasswordRule();
  return (
    <>
      <Form.Item
        name="name"
        label={t(($) => $.console.session.claim.name)}
        extra={t(($) => $.console.session.claim.nameHelp)}
        rules={[required]}
      >
        <Input autoComplete="username" maxLength={80} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(($) => $.console.session.claim.password)}
        extra={t(($) => $.console.session.claim.passwordHelp)}
        rules={[required, longEnough]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}

/** The first run: whoever reads the platform's code becomes its owner, and names the first organisation and site. */
export function ClaimPage() {
  const t = useText();
  const required = useRequired();
  const claim = useAct(platformSessionRoutes.claim, {
    refresh: [platformSessionRoutes.welcome],
    isQuiet: true,
  });
  const submit = ({ code, organisation, site, name, password }: Fields): void =>
    claim.mutate({
      body: { code: code.trim().toUpperCase(), organisation, site, name: name.trim(), password, timeZone },
    });
  return (
    <Form<Fields> name="claim" layout="vertical" onFinish={submit} requiredMark={false}>
      <EntranceTitle
        title={t(($) => $.platform.session.claim.title)}
        lead={t(($) => $.platform.session.claim.lead)}
      />
      {claim.isError && <RefusedSignIn cause={claim.error} />}
      <Form.Item
        name="code"
        label={t(($) => $.console.session.claim.code)}
        extra={t(($) => $.platform.session.claim.codeHelp)}
        rules={[required]}
      >
        <Input autoFocus autoComplete="one-time-code" className="code-input" maxLength={20} />
      </Form.Item>
      <Form.Item
        name="organisation"
        label={t(($) => $.platform.session.claim.organisation)}
        rules={[required]}
      >
        <Input autoComplete="organization" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="site"
        label={t(($) => $.platform.session.claim.site)}
        extra={t(($) => $.platform.session.claim.siteHelp, { timeZone })}
        rules={[required]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <OwnerItems />
      <RepeatPassword of="password" />
      <Button type="primary" htmlType="submit" block loading={claim.isPending}>
        {t(($) => $.console.session.claim.submit)}
      </Button>
    </Form>
  );
}
