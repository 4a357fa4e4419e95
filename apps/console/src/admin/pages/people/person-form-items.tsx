import { routes } from '@vedette/contract';
import { Form, Input } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRequired } from '../../../parts/rules.ts';
import { ValidityPicker } from '../../../parts/validity-picker.tsx';

const fieldNames = { phone: 'phone', idNumber: 'id-number', organisation: 'organisation' } as const;
type Optional = keyof typeof fieldNames;

/** The fields of a person that the duty in force collects; others cannot be written down at all. */
export function PersonFormItems() {
  const t = useText();
  const required = useRequired();
  const duty = useAnswer(routes.duty.current, {});
  const collect = duty.data?.duty.collect ?? {};
  const patterns = {
    phone: { pattern: /^\+?[0-9 -]{5,20}$/, message: t(($) => $.console.people.phoneRule) },
    idNumber: { pattern: /^[0-9A-Za-z]{6,20}$/, message: t(($) => $.console.people.idRule) },
    organisation: { max: 100, message: t(($) => $.console.shell.form.tooLong, { max: 100 }) },
  };
  return (
    <>
      <Form.Item name="name" label={t(($) => $.console.people.field.name)} rules={[required]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      {(Object.keys(fieldNames) as Optional[])
        .filter((key) => collect[fieldNames[key]] !== undefined)
        .map((key) => (
          <Form.Item
            key={key}
            name={key}
            label={t(($) => $.console.people.field[key])}
            tooltip={collect[fieldNames[key]]?.why}
            rules={[patterns[key]]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        ))}
      <Form.Item name="validity" label={t(($) => $.console.people.field.validity)}>
        <ValidityPicker />
      </Form.Item>
    </>
  );
}
