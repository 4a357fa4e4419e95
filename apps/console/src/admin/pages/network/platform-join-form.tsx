import { routes } from '@vedette/contract';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';

interface Fields {
  readonly url: string;
  readonly voucher?: string;
}
const address = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$))/;

interface PlatformJoinFormProps {
  /** The address of the platform that it belongs to and leaves by that; absent for a terminal of its own. */
  readonly leaving?: string;
}

/** Joins a platform: by a voucher, or by the code that is shown from then on. */
export function PlatformJoinForm({ leaving }: PlatformJoinFormProps) {
  const t = useText();
  const join = useAct(routes.platform.join, { refresh: [routes.platform.get] });
  const submit = ({ url, voucher = '' }: Fields): void => {
    const given = voucher.trim() === '' ? null : voucher.trim();
    join.mutate({ body: { url: url.trim(), voucher: given, anew: leaving !== undefined } });
  };
  const message = t(($) => $.console.platformLink.urlRule);
  return (
    <Form<Fields>
      name="platform"
      layout="vertical"
      onFinish={submit}
      {...(leaving !== undefined && { initialValues: { url: leaving } })}
    >
      <Form.Item
        name="url"
        label={t(($) => $.console.platformLink.url)}
        extra={t(($) => $.console.platformLink.urlHelp)}
        rules={[{ required: true, pattern: address, message }]}
      >
        <Input autoComplete="url" />
      </Form.Item>
      <Form.Item
        name="voucher"
        label={t(($) => $.console.platformLink.voucher)}
        extra={t(($) => $.console.platformLink.voucherHelp)}
      >
        <Input.Password autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={join.isPending}>
        {t(($) => $.console.platformLink[leaving === undefined ? 'join' : 'joinAnew'])}
      </Button>
    </Form>
  );
}
