import { type ScheduleView, scheduleRoutes } from '@vedette/contract';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { useIdRule, useRequired } from '../rules.ts';
import { useTell } from '../use-tell.ts';
import { type Days, dayFault, mondayToFriday, type PresetName, presetDays } from './week.ts';
import { WeekEditor } from './week-editor.tsx';

interface ScheduleDialogProps {
  /** Null for a new one. */
  readonly schedule: ScheduleView | null;
  readonly onClose: () => void;
}

function Starts({ days, onChange }: { readonly days: Days; readonly onChange: (days: Days) => void }) {
  const t = useText();
  return (
    <div className="row">
      <span className="quiet">{t(($) => $.console.schedules.preset.label)}</span>
      {(Object.keys(presetDays) as PresetName[]).map((name) => (
        <Button key={name} size="small" onClick={() => onChange(presetDays[name])}>
          {t(($) => $.console.schedules.preset[name])}
        </Button>
      ))}
      <Button size="small" onClick={() => onChange(mondayToFriday(days))}>
        {t(($) => $.console.schedules.copyToWeekdays)}
      </Button>
    </div>
  );
}

export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const idRule = useIdRule();
  const [form] = Form.useForm<{ id: string; name: string }>();
  const [days, setDays] = useState<Days>(
    schedule === null ? presetDays.office : [...schedule.week, schedule.holiday],
  );
  const put = useAct(scheduleRoutes.put, {
    refresh: [scheduleRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.console.shell.done.saved));
      onClose();
    },
  });
  const isWrong = days.some((day) => dayFault(day) !== null);
  const submit = ({ id, name }: { id: string; name: string }): void => {
    const [mon, tue, wed, thu, fri, sat, sun, holiday] = days.map((day) => [...day]);
    const week = [mon ?? [], tue ?? [], wed ?? [], thu ?? [], fri ?? [], sat ?? [], sun ?? []] as const;
    put.mutate({ params: { id }, body: { name, week: [...week], holiday: holiday ?? [] } });
  };
  return (
    <Modal
      open
      width={640}
      title={schedule === null ? t(($) => $.console.schedules.add) : t(($) => $.console.schedules.edit)}
      okText={t(($) => $.console.shell.action.save)}
      okButtonProps={{ disabled: isWrong }}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        name="schedule"
        form={form}
        layout="vertical"
        {...(schedule && { initialValues: schedule })}
        onFinish={submit}
      >
        <Form.Item name="name" label={t(($) => $.console.schedules.name)} rules={[required]}>
          <Input autoFocus maxLength={80} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t(($) => $.console.schedules.id)}
          extra={t(($) => $.console.schedules.idHelp)}
          rules={[required, idRule]}
        >
          <Input disabled={schedule !== null} maxLength={64} />
        </Form.Item>
      </Form>
      <div className="stack">
        <Starts days={days} onChange={setDays} />
        <WeekEditor days={days} onChange={setDays} />
      </div>
    </Modal>
  );
}
