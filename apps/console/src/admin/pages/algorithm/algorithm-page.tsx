import { routes } from '@vedette/contract';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Page } from '../../../parts/page.tsx';
import { useMay } from '../../session/session-context.ts';
import { CalibrationPanel } from './calibration-panel.tsx';
import { MeaningPanel } from './meaning-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';

export function AlgorithmPage() {
  const t = useText();
  const algorithm = useAnswer(routes.device.algorithm, {});
  const mayChange = useMay('device-change');
  return (
    <Page title={t(($) => $.console.shell.pages.algorithm)} help={t(($) => $.console.device.algorithm.help)}>
      <Answered query={algorithm}>
        {({ settings, meaning }) => (
          <div className="grid">
            <SettingsPanel key={JSON.stringify(settings)} settings={settings} meaning={meaning} />
            <div className="stack">
              <MeaningPanel meaning={meaning} settings={settings} />
              {mayChange && <CalibrationPanel />}
            </div>
          </div>
        )}
      </Answered>
    </Page>
  );
}
