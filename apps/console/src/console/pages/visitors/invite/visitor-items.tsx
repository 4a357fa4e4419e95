import { Form, Input } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { useContactRules } from '../../../parts/use-contact-rules.ts';

/** What is asked of one visitor; `at` is where the form keeps it. */
export function VisitorItems({ at }: { readonly at: readonly (string | number)[] }) {
  const t = useText();
  const required = useRequired();
  const rules = useContactRules();
  const name = (key: string) => [...at, key];
  return (
    <div className="two-columns">
      <Form.Item name={name('name')} label={t(($) => $.platform.visitors.invite.name)} rules={[required]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={name('phone')}
        label={t(($) => $.platform.visitors.invite.phone)}
        rules={[rules.phone]}
      >
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name={name('unit')} label={t(($) => $.platform.visitors.invite.unit)}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name={name('mail')} label={t(($) => $.platform.visitors.invite.mail)} rules={[rules.mail]}>
        <Input inputMode="email" maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={name('idNumber')}
        label={t(($) => $.platform.visitors.invite.idNumber)}
        rules={[rules.idNumber]}
      >
        <Input autoComplete="off" />
      </Form.Item>
    </div>
  );
}
