import { routes } from '@vedette/contract';
import { Button, DatePicker, Form, Input, Typography } from 'antd';
import type { Dayjs } from 'dayjs';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { Finding } from './finding.tsx';
import { PictureDrop } from './picture-drop.tsx';

interface Written {
  readonly text: string;
  /** Undefined and null for now. */
  readonly at?: Dayjs | null;
}

/** Verifies a code as the lanes would. */
export function TryPanel() {
  const t = useText();
  const required = useRequired();
  const [form] = Form.useForm<Written>();
  const attempt = useAct(routes.trust.try);
  const submit = ({ text, at }: Written): void =>
    attempt.mutate({ body: { text: text.trim(), ...(at ? { at: at.valueOf() } : {}) } });
  const clear = (): void => {
    form.resetFields();
    attempt.reset();
  };
  return (
    <div className="stack stack-wide">
      <Typography.Paragraph type="secondary">{t(($) => $.console.trying.explain)}</Typography.Paragraph>
      <Form name="try-code" form={form} layout="vertical" onFinish={submit}>
        <Form.Item>
          <PictureDrop onText={(text) => form.setFieldsValue({ text })} />
        </Form.Item>
        <Form.Item name="text" label={t(($) => $.console.trying.text)} rules={[required]}>
          <Input.TextArea
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={70_000}
            spellCheck={false}
            placeholder={t(($) => $.console.trying.textPlaceholder)}
          />
        </Form.Item>
        <Form.Item name="at" label={t(($) => $.console.trying.at)} extra={t(($) => $.console.trying.atHelp)}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
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
