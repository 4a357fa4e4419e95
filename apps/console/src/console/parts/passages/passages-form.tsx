import { Button, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useText } from '../../../i18n/use-text.ts';
import { useZone } from '../use-zone.ts';
import { inZone } from '../zoned-day.ts';
import { usePurposes } from './use-purposes.ts';

export interface PassagesAsked {
  readonly purpose: string;
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
}

interface Fields {
  readonly purpose: string;
  readonly days: readonly [Dayjs, Dayjs];
}

/** The platform computes who somebody is for each day apart, and for so many at once. */
const daysAtMost = 29;
const daysAtFirst = 14;
const dayText = 'YYYY-MM-DD';

/** For which purpose, and within which days. */
export function PassagesForm({ onAsk }: { readonly onAsk: (asked: PassagesAsked) => void }) {
  const t = useText();
  const purposes = usePurposes();
  const today = inZone(Date.now(), useZone()).startOf('day');
  const label = t(($) => $.platform.records.ofPerson.purpose);
  const submit = ({ purpose, days: [from, to] }: Fields): void =>
    onAsk({ purpose, from: from.format(dayText), to: to.format(dayText) });
  return (
    <Form<Fields>
      name="passages"
      layout="vertical"
      initialValues={{ days: [today.subtract(daysAtFirst - 1, 'day'), today] }}
      onFinish={submit}
    >
      <div className="two-columns">
        <Form.Item
          name="purpose"
          label={label}
          rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
        >
          <Select options={purposes} />
        </Form.Item>
        <Form.Item
          name="days"
          label={t(($) => $.platform.records.ofPerson.days)}
          rules={[
            { required: true, message: t(($) => $.console.shell.form.required) },
            {
              validator: (_, [from, to]: readonly [Dayjs, Dayjs]) =>
                to.diff(from, 'day') < daysAtMost
                  ? Promise.resolve()
                  : Promise.reject(new RangeError(t(($) => $.platform.records.ofPerson.tooLong))),
            },
          ]}
        >
          <DatePicker.RangePicker className="wide-control" allowClear={false} />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit">
        {t(($) => $.platform.records.ofPerson.find)}
      </Button>
    </Form>
  );
}
