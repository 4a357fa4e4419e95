import { Checkbox, DatePicker, Form, InputNumber, Select, TimePicker } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

function Recurring() {
  const t = useText();
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  const options = weekdays.map((value) => ({
    value,
    label: t(($) => $.console.schedules.weekday[value]),
  }));
  return (
    <>
      <Form.Item name="weekdays" label={t(($) => $.platform.visitors.invite.weekdays)} rules={rules}>
        <Select mode="multiple" options={options} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="dates" label={t(($) => $.platform.visitors.invite.dates)} rules={rules}>
          <DatePicker.RangePicker className="wide-control" />
        </Form.Item>
        <Form.Item name="everyWeeks" label={t(($) => $.platform.visitors.invite.everyWeeks)} rules={rules}>
          <InputNumber min={1} max={52} precision={0} />
        </Form.Item>
        <Form.Item name="start" label={t(($) => $.platform.visitors.invite.start)} rules={rules}>
          <TimePicker format="HH:mm" minuteStep={5} needConfirm={false} />
        </Form.Item>
        <Form.Item name="minutes" label={t(($) => $.platform.visitors.invite.minutes)} rules={rules}>
          <InputNumber min={1} max={1440} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="skipHolidays" valuePropName="checked">
        <Checkbox>{t(($) => $.platform.visitors.invite.skipHolidays)}</Checkbox>
      </Form.Item>
    </>
  );
}

/** When: once, or again and again. */
export function TimeItems() {
  const t = useText();
  const kind: unknown = Form.useWatch('kind');
  if (kind === 'recurring') return <Recurring />;
  return (
    <Form.Item
      name="period"
      label={t(($) => $.platform.visitors.invite.period)}
      rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
    >
      <DatePicker.RangePicker
        className="wide-control"
        showTime={{ format: 'HH:mm', minuteStep: 5 }}
        format="YYYY-MM-DD HH:mm"
        needConfirm={false}
      />
    </Form.Item>
  );
}
