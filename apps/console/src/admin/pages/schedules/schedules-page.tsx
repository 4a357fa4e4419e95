import { PlusOutlined } from '@ant-design/icons';
import { routes, type ScheduleView } from '@vedette/contract';
import { Button, Popconfirm, Tabs } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { WeekChart } from '../../../parts/schedule/week-chart.tsx';
import { RuledTag, useRuled } from '../../parts/ruled-by-platform.tsx';
import { useMay } from '../../session/session-context.ts';
import { HolidayCalendar } from './holiday-calendar.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';

function ScheduleCard({
  schedule,
  onEdit,
}: {
  readonly schedule: ScheduleView;
  readonly onEdit: () => void;
}) {
  const t = useText();
  const isRuled = useRuled().schedule(schedule.id);
  const mayChange = useMay('lists-change') && !isRuled;
  const remove = useAct(routes.schedules.remove, { refresh: [routes.schedules.list] });
  return (
    <Panel
      title={schedule.name}
      extra={isRuled ? <RuledTag /> : <span className="quiet mono">{schedule.id}</span>}
    >
      <WeekChart schedule={schedule} />
      {mayChange && (
        <div className="row panel-foot">
          <Button onClick={onEdit}>{t(($) => $.console.shell.action.edit)}</Button>
          <Popconfirm
            title={t(($) => $.console.schedules.removeTitle, { name: schedule.name })}
            description={t(($) => $.console.schedules.removeBody)}
            okButtonProps={{ danger: true }}
            onConfirm={() => remove.mutate({ params: { id: schedule.id } })}
          >
            <Button danger>{t(($) => $.console.shell.action.delete)}</Button>
          </Popconfirm>
        </div>
      )}
    </Panel>
  );
}

function Weekly() {
  const t = useText();
  const mayChange = useMay('lists-change');
  const [editing, setEditing] = useState<ScheduleView | 'new' | null>(null);
  const schedules = useAnswer(routes.schedules.list, {});
  return (
    <div className="stack">
      {mayChange && (
        <div>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
            {t(($) => $.console.schedules.add)}
          </Button>
        </div>
      )}
      <Answered query={schedules}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.console.schedules.empty)} />
          ) : (
            <div className="grid">
              {all.map((schedule) => (
                <ScheduleCard key={schedule.id} schedule={schedule} onEdit={() => setEditing(schedule)} />
              ))}
            </div>
          )
        }
      </Answered>
      {editing !== null && (
        <ScheduleDialog schedule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}

export function SchedulesPage() {
  const t = useText();
  const items = [
    { key: 'weekly', label: t(($) => $.console.schedules.tab.weekly), children: <Weekly /> },
    { key: 'holidays', label: t(($) => $.console.schedules.tab.holidays), children: <HolidayCalendar /> },
  ];
  return (
    <Page title={t(($) => $.console.shell.pages.schedules)} help={t(($) => $.console.schedules.help)}>
      <Tabs items={items} />
    </Page>
  );
}
