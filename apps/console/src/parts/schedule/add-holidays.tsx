import type { HolidayView } from '@vedette/contract';
import { Button, DatePicker, Form, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useText } from '../../i18n/use-text.ts';
import { datesBetween } from './holidays.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

interface Fields {
  readonly period: readonly [Dayjs, Dayjs];
  /** 0 for a holiday, else the weekday whose hours hold. */
  readonly as: 0 | (typeof weekdays)[number];
}

interface AddHolidaysProps {
  readonly isBusy: boolean;
  readonly onAdd: (holidays: readonly HolidayView[]) => void;
}

/** A run of dates, all holidays or all make-up workdays. */
export function AddHolidays({ isBusy, onAdd }: AddHolidaysProps) {
  const t = useText();
  const [form] = Form.useForm<Fields>();
  const options = [
    { value: 0, label: t(($) => $.console.schedules.calendar.rest) },
    ...weekdays.map((value) => {
      const day = t(($) => $.console.schedules.weekday[value]);
      const as = t(($) => $.console.schedules.calendar.as, { day });
      return { value, label: `${t(($) => $.console.schedules.calendar.work)} · ${as}` };
    }),
  ];
  const submit = ({ period: [first, last], as }: Fields): void => {
    const dates = datesBetween(first.format('YYYY-MM-DD'), last.format('YYYY-MM-DD'));
    onAdd(dates.map((date) => (as === 0 ? { date, kind: 'holiday' } : { date, kind: 'workday', as })));
    form.resetFields();
  };
  return (
    <Form
      name="holidays"
      form={form}
      layout="inline"
      initialValues={{ as: 0 }}
      requiredMark={false}
      onFinish={submit}
    >
      <Form.Item
        name="period"
        label={t(($) => $.console.schedules.calendar.date)}
        rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
      >
        <DatePicker.RangePicker />
      </Form.Item>
      <Form.Item name="as" label={t(($) => $.console.schedules.calendar.kind)}>
        <Select options={options} className="filter-wide" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t(($) => $.console.schedules.calendar.add)}
      </Button>
    </Form>
  );
}
