import { Tabs } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { HolidayCalendar } from '../../../parts/schedule/holiday-calendar.tsx';
import { WeeklySchedules } from '../../../parts/schedule/weekly-schedules.tsx';
import { RuledTag, useRuled } from '../../parts/ruled-by-platform.tsx';
import { useMay } from '../../session/session-context.ts';

export function SchedulesPage() {
  const t = useText();
  const mayChange = useMay('lists-change');
  const { schedule: isRuled } = useRuled();
  const markOf = (id: string) => (isRuled(id) ? <RuledTag /> : null);
  const items = [
    {
      key: 'weekly',
      label: t(($) => $.console.schedules.tab.weekly),
      children: <WeeklySchedules mayChange={mayChange} markOf={markOf} />,
    },
    {
      key: 'holidays',
      label: t(($) => $.console.schedules.tab.holidays),
      children: <HolidayCalendar mayChange={mayChange} />,
    },
  ];
  return (
    <Page title={t(($) => $.console.shell.pages.schedules)} help={t(($) => $.console.schedules.help)}>
      <Tabs items={items} />
    </Page>
  );
}
