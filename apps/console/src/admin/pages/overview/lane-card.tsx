import { ExportOutlined, UnlockOutlined } from '@ant-design/icons';
import { type LaneStatus, routes } from '@vedette/contract';
import { phrases } from '@vedette/phrases';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { OpenLaneDialog } from './open-lane-dialog.tsx';

const turnstileStates = phrases.en.console.overview.turnstileState;
const isTurnstileState = (text: string): text is keyof typeof turnstileStates =>
  Object.hasOwn(turnstileStates, text);

function KioskButton({ lane }: { readonly lane: string }) {
  const t = useText();
  const tell = useTell();
  const { call } = useApi();
  const open = async (): Promise<void> => {
    try {
      const { url } = await call(routes.device.kioskLink, { params: { id: lane } });
      window.open(url, '_blank', 'noopener');
    } catch (cause) {
      tell.problem(cause);
    }
  };
  return (
    <Button icon={<ExportOutlined aria-hidden />} onClick={() => void open()}>
      {t(($) => $.console.overview.lane.kiosk)}
    </Button>
  );
}

/** One lane as it is now. */
export function LaneCard({ lane }: { readonly lane: LaneStatus }) {
  const t = useText();
  const [isOpening, setOpening] = useState(false);
  const mayOperate = useMay('lanes-operate');
  const mayLink = useMay('kiosk-link');
  const camera = t(($) => $.console.overview.camera[lane.camera]);
  const { turnstile } = lane;
  const gate = isTurnstileState(turnstile)
    ? t(($) => $.console.overview.turnstileState[turnstile])
    : turnstile;
  const isBlind = lane.camera === 'gone' || lane.camera === 'denied' || lane.camera === 'none';
  return (
    <Panel
      title={lane.id}
      className="lane"
      extra={
        <strong className={`screen screen-${lane.screen}`}>
          {t(($) => $.console.overview.screen[lane.screen])}
        </strong>
      }
    >
      {lane.fire && <Alert type="error" showIcon title={t(($) => $.console.overview.lane.fire)} />}
      <Facts
        items={[
          [
            t(($) => $.console.overview.lane.camera),
            <span key="camera" className={isBlind ? 'bad' : ''}>
              {camera}
            </span>,
          ],
          [t(($) => $.console.overview.lane.turnstile), gate],
        ]}
      />
      {(mayOperate || mayLink) && (
        <div className="row panel-foot">
          {mayOperate && (
            <Button icon={<UnlockOutlined aria-hidden />} onClick={() => setOpening(true)}>
              {t(($) => $.console.overview.lane.open)}
            </Button>
          )}
          {mayLink && <KioskButton lane={lane.id} />}
        </div>
      )}
      {isOpening && <OpenLaneDialog lane={lane.id} onClose={() => setOpening(false)} />}
    </Panel>
  );
}
