import type { Algorithm, routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Alert } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';

export type Meaning = Answer<typeof routes.device.algorithm>['meaning'];

/** The figures in words, for someone who never heard of a false match rate. */
export function MeaningText({ meaning }: { readonly meaning: Meaning }) {
  const t = useText();
  const format = useFormat();
  const { oneStrangerIn, falseMatchRate, falseMatchLow, falseMatchHigh, falseNonMatchRate } = meaning;
  const isMeasured = Number.isFinite(oneStrangerIn) && oneStrangerIn > 0;
  const range = {
    rate: format.small(falseMatchRate),
    low: format.small(falseMatchLow),
    high: format.small(falseMatchHigh),
  };
  return (
    <>
      <p className="meaning">
        {isMeasured
          ? t(($) => $.console.device.algorithm.stranger, { n: format.rounded(oneStrangerIn) })
          : t(($) => $.console.device.algorithm.strangerNever)}
      </p>
      <p>{t(($) => $.console.device.algorithm.genuine, { n: format.rounded(falseNonMatchRate * 100) })}</p>
      <p className="quiet">
        {t(($) => $.console.device.algorithm.enrolled, { n: format.number(meaning.enrolled) })}
        <br />
        {t(($) => $.console.device.algorithm.range, range)}
        <br />
        {t(($) => $.console.device.algorithm.basis, { table: meaning.table })}
      </p>
      {meaning.needsSecondFactor && (
        <Alert type="warning" showIcon title={t(($) => $.console.device.algorithm.secondFactor)} />
      )}
    </>
  );
}

interface MeaningPanelProps {
  readonly meaning: Meaning;
  readonly settings: Algorithm;
}

export function MeaningPanel({ meaning, settings }: MeaningPanelProps) {
  const t = useText();
  const origin = settings.calibrated
    ? t(($) => $.console.device.algorithm.calibrated)
    : t(($) => $.console.device.algorithm.notCalibrated);
  return (
    <Panel title={t(($) => $.console.device.algorithm.meaning)}>
      <MeaningText meaning={meaning} />
      <p className="quiet">{origin}</p>
    </Panel>
  );
}
