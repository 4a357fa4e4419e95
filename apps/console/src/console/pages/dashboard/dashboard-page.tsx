import { FullscreenExitOutlined, FullscreenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { Page } from '../../../parts/page.tsx';
import { useNow } from '../../../parts/use-now.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { AlarmsPanel } from './alarms-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import { Figures } from './figures.tsx';
import { HourPanel } from './hour-panel.tsx';
import { OccupancyPanel } from './occupancy-panel.tsx';
import { SitesPanel } from './sites-panel.tsx';
import { StreamPanel } from './stream-panel.tsx';
import { useBigScreen } from './use-big-screen.ts';

function ScreenButton() {
  const t = useText();
  const [{ screen }, change] = usePageSearch('dashboard');
  const isOn = screen === true;
  useBigScreen(isOn, () => change({ screen: undefined }));
  return (
    <Button
      icon={isOn ? <FullscreenExitOutlined aria-hidden /> : <FullscreenOutlined aria-hidden />}
      onClick={() => change({ screen: isOn ? undefined : true })}
    >
      {isOn ? t(($) => $.platform.dashboard.leaveScreen) : t(($) => $.platform.dashboard.screen)}
    </Button>
  );
}

/** The page that a guard leaves open all day. */
export function DashboardPage() {
  const t = useText();
  const now = useNow(60_000);
  const [seesAlarms, seesDevices, seesPlaces] = [
    useMay('alarms-see'),
    useMay('devices-see'),
    useMay('locations-see'),
  ];
  return (
    <Page
      title={t(($) => $.platform.shell.pages.dashboard)}
      help={t(($) => $.platform.dashboard.help)}
      actions={<ScreenButton />}
    >
      <div className="stack">
        <Figures now={now} />
        <div className="dashboard">
          <HourPanel now={now} />
          {seesAlarms && <AlarmsPanel />}
          <StreamPanel />
          {seesDevices && <DevicesPanel />}
          <SitesPanel now={now} />
          {seesPlaces && <OccupancyPanel />}
        </div>
      </div>
    </Page>
  );
}
