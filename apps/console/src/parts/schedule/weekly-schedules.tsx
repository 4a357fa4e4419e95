import { PlusOutlined } from '@ant-design/icons';
import { type ScheduleView, scheduleRoutes } from '@vedette/contract';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answered } from '../answered.tsx';
import { EmptyNote } from '../empty-note.tsx';
import { Panel } from '../panel.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { WeekChart } from './week-chart.tsx';

function ScheduleCard({
  schedule,
  mark,
  mayChange,
  onEdit,
}: {
  readonly mark: ReactNode;
  readonly mayChange: boolean;
  readonly schedule: ScheduleView;
  readonly onEdit: () => void;
}) {
  const t = useText();
  const remove = useAct(scheduleRoutes.remove, { refresh: [scheduleRoutes.list] });
  return (
    <Panel title={schedule.name} extra={mark ?? <span className="quiet mono">{schedule.id}</span>}>
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

interface WeeklySchedulesProps {
  readonly mayChange: boolean;
  /** Of a schedule that somebody else rules: what says so. */
  readonly markOf?: (schedule: string) => ReactNode;
}

/** Weekly schedules, of a terminal or of the platform: both answer under the same addresses. */
export function WeeklySchedules({ mayChange, markOf = () => null }: WeeklySchedulesProps) {
  const t = useText();
  const [editing, setEditing] = useState<ScheduleView | 'new' | null>(null);
  const schedules = useAnswer(scheduleRoutes.list, {});
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
                <ScheduleCard
                  key={schedule.id}
                  schedule={schedule}
                  mark={markOf(schedule.id)}
                  mayChange={mayChange && markOf(schedule.id) === null}
                  onEdit={() => setEditing(schedule)}
                />
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
