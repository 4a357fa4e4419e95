import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { PlacesSelect } from '../../../parts/places-select.tsx';
import type { GrantField } from '../grant-fields.ts';
import { useRoleOptions } from '../use-role-name.ts';

export interface GroupField extends GrantField {
  readonly group: string;
}

/** Which role a group of the other side gives, one a line, under `groups`. */
export function GroupsFields() {
  const t = useText();
  const options = useRoleOptions();
  const [group, role] = [t(($) => $.platform.accounts.providers.group), t(($) => $.platform.accounts.role)];
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  return (
    <Form.Item label={t(($) => $.platform.accounts.providers.groups)}>
      <Form.List name="groups" initialValue={[{ places: [] }]}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="setting-line setting-line-3">
                <Form.Item name={[name, 'group']} rules={rules}>
                  <Input aria-label={group} placeholder={group} maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'role']} rules={rules}>
                  <Select aria-label={role} placeholder={role} options={[...options]} />
                </Form.Item>
                <Form.Item name={[name, 'places']}>
                  <PlacesSelect
                    label={t(($) => $.platform.accounts.places)}
                    placeholder={t(($) => $.platform.accounts.placesAll)}
                  />
                </Form.Item>
                <Button
                  type="text"
                  disabled={fields.length === 1}
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t(($) => $.console.shell.action.delete)}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              block
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ places: [] })}
            >
              {t(($) => $.platform.accounts.providers.addGroup)}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
