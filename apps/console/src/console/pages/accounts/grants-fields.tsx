import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { PlacesSelect } from '../../parts/places-select.tsx';
import { useRoleOptions } from './use-role-name.ts';

/** Roles of a form with where they hold, one a line, under `grants`. */
export function GrantsFields() {
  const t = useText();
  const options = useRoleOptions();
  const role = t(($) => $.platform.accounts.role);
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  return (
    <Form.Item label={t(($) => $.platform.accounts.grants)} extra={t(($) => $.platform.accounts.noGrants)}>
      <Form.List name="grants">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="setting-line">
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
              {t(($) => $.platform.accounts.addGrant)}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
