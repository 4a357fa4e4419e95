import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { type SettingLine, settingKey } from './setting-lines.ts';

/** Settings of a form, one a line, under `lines`. */
export function SettingsFields() {
  const t = useText();
  const keyLabel = t(($) => $.platform.devices.settings.key);
  const valueLabel = t(($) => $.platform.devices.settings.value);
  const keyRules = [
    { pattern: settingKey, message: t(($) => $.platform.devices.settings.badKey) },
    { required: true, message: t(($) => $.console.shell.form.required) },
    ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
      validator: (_: unknown, key: unknown) => {
        const lines = (getFieldValue('lines') ?? []) as readonly (SettingLine | undefined)[];
        const isTwice = lines.filter((line) => line?.key === key).length > 1;
        return isTwice
          ? Promise.reject(new Error(t(($) => $.platform.devices.settings.twice)))
          : Promise.resolve();
      },
    }),
  ];
  return (
    <Form.List name="lines">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="setting-line">
              <Form.Item name={[name, 'key']} rules={keyRules}>
                <Input className="mono" aria-label={keyLabel} placeholder={keyLabel} maxLength={131} />
              </Form.Item>
              <Form.Item name={[name, 'value']} initialValue="">
                <Input
                  className="mono"
                  aria-label={valueLabel}
                  placeholder={t(($) => $.platform.devices.settings.valueKind)}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t(($) => $.platform.devices.settings.remove)}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            type="dashed"
            block
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add({ key: '', value: '' })}
          >
            {t(($) => $.platform.devices.settings.add)}
          </Button>
        </>
      )}
    </Form.List>
  );
}
