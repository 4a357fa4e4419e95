import { eventTypes } from '@vedette/contract/platform';
import { alarmSeverities } from '@vedette/domain';
import { Form, Input, Select } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { PlacesSelect } from '../../../parts/places-select.tsx';
import { useEventName } from '../use-event-name.ts';

const languages = ['zh-CN', 'en'] as const;

/** What a channel is told, and in which language. */
export function SettingsFields() {
  const t = useText();
  const required = useRequired();
  const eventName = useEventName();
  const some = { required: true, message: required.message };
  return (
    <>
      <Form.Item name="name" label={t(($) => $.platform.integrations.channel.name)} rules={[required]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="events" label={t(($) => $.platform.integrations.channel.events)} rules={[some]}>
        <Select mode="multiple" options={eventTypes.map((value) => ({ value, label: eventName(value) }))} />
      </Form.Item>
      <Form.Item name="severity" label={t(($) => $.platform.integrations.channel.severity)} rules={[some]}>
        <Select
          options={alarmSeverities.map((value) => ({
            value,
            label: t(($) => $.console.alarms.severity[value]),
          }))}
        />
      </Form.Item>
      <Form.Item name="places" label={t(($) => $.platform.integrations.channel.places)}>
        <PlacesSelect
          label={t(($) => $.platform.integrations.channel.places)}
          placeholder={t(($) => $.platform.integrations.channel.placesAll)}
        />
      </Form.Item>
      <Form.Item name="language" label={t(($) => $.platform.integrations.channel.language)} rules={[some]}>
        <Select
          options={languages.map((value) => ({
            value,
            label: t(($) => $.platform.integrations.channel.languages[value]),
          }))}
        />
      </Form.Item>
    </>
  );
}
