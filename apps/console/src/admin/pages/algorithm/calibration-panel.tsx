import { routes } from '@vedette/contract';
import { Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { MeaningText } from './meaning-panel.tsx';

/** Measures on the people enrolled here, and shows what came of it. */
export function CalibrationPanel() {
  const t = useText();
  const format = useFormat();
  const calibrate = useAct(routes.device.calibrate, { isQuiet: true, refresh: [routes.device.algorithm] });
  const result = calibrate.data;
  return (
    <Panel
      title={t(($) => $.console.device.algorithm.calibrate)}
      extra={
        <Button loading={calibrate.isPending} onClick={() => calibrate.mutate({})}>
          {t(($) => $.console.device.algorithm.calibrateRun)}
        </Button>
      }
    >
      <p className="quiet">{t(($) => $.console.device.algorithm.calibrateHelp)}</p>
      <div role="status">
        {calibrate.isPending && t(($) => $.console.device.algorithm.calibrating)}
        {calibrate.isError && <ProblemAlert cause={calibrate.error} />}
        {result !== undefined && (
          <>
            <h3 className="section">{t(($) => $.console.device.algorithm.result)}</h3>
            <p>
              {t(($) => $.console.device.algorithm.resultPairs, {
                people: format.number(result.people),
                genuine: format.number(result.genuine),
                impostor: format.number(result.impostor),
              })}
            </p>
            <MeaningText meaning={result.meaning} />
          </>
        )}
      </div>
    </Panel>
  );
}
