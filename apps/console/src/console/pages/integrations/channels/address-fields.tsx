import { Form, Input, Select } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import type { ChannelFields } from './channel-fields.ts';

const kinds: readonly ChannelFields['kind'][] = ['webhook', 'mail', 'wecom', 'dingtalk', 'feishu'];

/** Of which kind a new channel is, and where it leads. */
export function AddressFields() {
  const t = useText();
  const required = useRequired();
  const kind = Form.useWatch<ChannelFields['kind'] | undefined>('kind') ?? 'webhook';
  return (
    <>
      <Form.Item name="kind" label={t(($) => $.platform.integrations.channel.kindLabel)}>
        <Select
          options={kinds.map((value) => ({
            value,
            label: t(($) => $.platform.integrations.channel.kind[value]),
          }))}
        />
      </Form.Item>
      {kind === 'mail' ? (
        <Form.Item
          name="mail"
          label={t(($) => $.platform.integrations.channel.mail)}
          rules={[required, { type: 'email', message: required.message }]}
        >
          <Input inputMode="email" maxLength={200} />
        </Form.Item>
      ) : (
        <Form.Item
          name="url"
          label={t(($) => $.platform.integrations.channel.url)}
          extra={t(($) => $.platform.integrations.channel.urlHelp)}
          rules={[required, { type: 'url', message: required.message }]}
        >
          <Input inputMode="url" maxLength={1000} placeholder="https://" />
        </Form.Item>
      )}
      {kind !== 'mail' && kind !== 'webhook' && (
        <Form.Item name="secret" label={t(($) => $.platform.integrations.channel.secret)}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
    </>
  );
}
