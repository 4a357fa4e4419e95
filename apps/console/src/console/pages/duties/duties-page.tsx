import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { HolidayCalendar } from '../../../parts/schedule/holiday-calendar.tsx';
import { WeeklySchedules } from '../../../parts/schedule/weekly-schedules.tsx';
import { TabsOrSelect } from '../../../parts/tabs-or-select.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { DutiesTab } from './duties-tab.tsx';
import { type DutyTab, dutyTabs } from './duty-search.ts';
import { PlacesTab } from './places/places-tab.tsx';
import { TerminalsTab } from './terminals-tab.tsx';
import { WritingTab } from './writing-tab.tsx';

/** Duties, where they are on, what terminals make of them, and the schedules and holidays that they name. */
export function DutiesPage() {
  const t = useText();
  const mayChange = useMay('duties-change');
  const [{ tab = 'places' }, change] = usePageSearch('duties');
  const children: Readonly<Record<DutyTab, React.ReactNode>> = {
    places: <PlacesTab />,
    duties: <DutiesTab />,
    edit: mayChange ? <WritingTab /> : null,
    terminals: <TerminalsTab />,
    schedules: <WeeklySchedules mayChange={mayChange} />,
    holidays: <HolidayCalendar mayChange={mayChange} />,
  };
  const shown = dutyTabs.filter((key) => children[key] !== null);
  const title = t(($) => $.platform.shell.pages.duties);
  return (
    <Page title={title} help={t(($) => $.platform.duties.help)}>
      <TabsOrSelect
        label={title}
        items={shown.map((key) => ({
          key,
          label: t(($) => $.platform.duties.tab[key]),
          children: children[key],
        }))}
        value={tab}
        onChange={(key) => change({ tab: key }, { isStep: true })}
      />
    </Page>
  );
}
