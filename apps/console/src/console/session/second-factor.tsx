import { platformSessionRoutes, type SignInAnswer } from '@vedette/contract/platform';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRequired } from '../../parts/rules.ts';
import { CodeInput } from './code-input.tsx';
import { EntranceTitle } from './entrance-title.tsx';
import { askPasskey } from './passkeys.ts';
import { RefusedSignIn } from './refused-sign-in.tsx';

type HalfWay = Extract<SignInAnswer, { readonly state: 'second-factor' }>;
type Method = HalfWay['methods'][number];

interface SecondFactorProps {
  readonly halfWay: HalfWay;
  readonly onBack: () => void;
}

/** What only the owner of the account has; he picks among the ways his account knows. */
export function SecondFactor({ halfWay, onBack }: SecondFactorProps) {
  const t = useText();
  const { ticket, methods, passkey } = halfWay;
  const [method, setMethod] = useState<Method>(methods[0] ?? 'totp');
  const finish = useAct(platformSessionRoutes.secondFactor, {
    refresh: [platformSessionRoutes.welcome],
    isQuiet: true,
  });
  const [refusal, setRefusal] = useState<unknown>(null);
  const touch = async (): Promise<void> => {
    setRefusal(null);
    try {
      const response = await askPasskey(passkey ?? {});
      if (response !== null) finish.mutate({ body: { by: 'passkey', ticket, response } });
    } catch (cause) {
      setRefusal(cause);
    }
  };
  const refused = finish.isError ? finish.error : refusal;
  return (
    <>
      <EntranceTitle
        title={t(($) => $.platform.session.second.title)}
        lead={t(($) => $.platform.session.second.lead[method])}
      />
      {refused !== null && <RefusedSignIn cause={refused} />}
      {method === 'passkey' ? (
        <Button type="primary" block loading={finish.isPending} onClick={() => void touch()}>
          {t(($) => $.platform.session.passkey.use)}
        </Button>
      ) : (
        <CodeForm
          key={method}
          method={method}
          isPending={finish.isPending}
          onCode={(code) => finish.mutate({ body: { by: method, ticket, code } })}
        />
      )}
      <div className="ways">
        {methods
          .filter((each) => each !== method)
          .map((each) => (
            <Button key={each} type="link" onClick={() => setMethod(each)}>
              {t(($) => $.platform.session.second.other[each])}
            </Button>
          ))}
        <Button type="link" onClick={onBack}>
          {t(($) => $.platform.session.second.back)}
        </Button>
      </div>
    </>
  );
}

interface CodeFormProps {
  readonly method: Exclude<Method, 'passkey'>;
  readonly isPending: boolean;
  readonly onCode: (code: string) => void;
}

function CodeForm({ method, isPending, onCode }: CodeFormProps) {
  const t = useText();
  const required = useRequired();
  return (
    <Form<{ code: string }>
      name="second-factor"
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => onCode(code.trim())}
    >
      <Form.Item name="code" label={t(($) => $.platform.session.second.label[method])} rules={[required]}>
        {method === 'totp' ? <CodeInput /> : <Input autoFocus autoComplete="off" maxLength={40} />}
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isPending}>
        {t(($) => $.platform.session.second.submit)}
      </Button>
    </Form>
  );
}
