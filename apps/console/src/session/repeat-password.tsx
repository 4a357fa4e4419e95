import { Form, Input } from 'antd';
import { useText } from '../i18n/use-text.ts';
import { useRequired } from '../parts/rules.ts';

/** A second field that must equal the first, of the name `of`. */
export function RepeatPassword({ of }: { readonly of: string }) {
  const t = useText();
  const required = useRequired();
  return (
    <Form.Item
      name="repeat"
      label={t(($) => $.console.session.claim.repeat)}
      dependencies={[of]}
      rules={[
        required,
        ({ getFieldValue }) => ({
          validator: (_, value: unknown) =>
            value === undefined || value === '' || value === getFieldValue(of)
              ? Promise.resolve()
              : Promise.reject(new Error(t(($) => $.console.session.claim.repeatWrong))),
        }),
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  );
}
