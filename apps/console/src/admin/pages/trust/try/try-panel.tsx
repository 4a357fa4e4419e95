import { routes } from '@vedette/contract';
import { Button, Form, Input, Typography } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { Finding } from './finding.tsx';

/** Verifies a code as the lanes would. */
export function TryPanel() {
  const t = useText();
  const required = useRequired();
  const [form] = Form.useForm<{ readonly text: string }>();
  const attempt = useAct(routes.trust.try);
  const clear = (): void => {
    form.resetFields();
    attempt.reset();
  };
  return (
    <div className="stack stack-wide">
      <Typography.Paragraph type="secondary">{t(($) => $.console.trying.explain)}</Typography.Paragraph>
      <Form
        name="try-code"
        form={form}
        layout="vertical"
        onFinish={({ text }) => attempt.mutate({ body: { text: text.trim() } })}
      >
        <Form.Item name="text" label={t(($) => $.console.trying.text)} rules={[required]}>
          <Input.TextArea
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={70_000}
            spellCheck={false}
            placeholder={t(($) => $.console.trying.textPlaceholder)}
          />
        </Form.Item>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={attempt.isPending}>
            {t(($) => $.console.trying.submit)}
          </Button>
          <Button onClick={clear}>{t(($) => $.console.trying.again)}</Button>
        </div>
      </Form>
      <div aria-live="polite">{attempt.data !== undefined && <Finding tried={attempt.data} />}</div>
    </div>
  );
}
