import { ExclamationCircleFilled } from '@ant-design/icons';
import type { LogWitnessView } from '@vedette/contract/platform';
import { Alert } from 'antd';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Facts } from '../../../parts/facts.tsx';

interface WitnessTableProps {
  readonly witnesses: readonly LogWitnessView[];
  readonly size: number;
}

/** Whom the log was shown to, and what stands in the way. */
export function WitnessTable({ witnesses, size }: WitnessTableProps) {
  const t = useText();
  const format = useFormat();
  const quarrel = witnesses.find(({ trouble }) => trouble === 'disagrees');
  if (witnesses.length === 0)
    return <Alert type="warning" title={t(($) => $.platform.certificates.witness.none)} />;
  const stateOf = ({ trouble, size: seen }: LogWitnessView) => {
    if (trouble !== null)
      return (
        <span className={`outcome outcome-${trouble === 'disagrees' ? 'denied' : 'refer'}`}>
          <ExclamationCircleFilled aria-hidden /> {t(($) => $.platform.certificates.witness.trouble[trouble])}
        </span>
      );
    return seen === size ? t(($) => $.platform.certificates.witness.good) : null;
  };
  return (
    <div className="stack">
      {quarrel !== undefined && (
        <Alert
          type="error"
          title={t(($) => $.platform.certificates.witness.quarrel, { name: quarrel.name })}
        />
      )}
      <Facts
        items={witnesses.map((witness) => [
          witness.name,
          <span key="state" className="row">
            {witness.size === null || witness.at === null
              ? t(($) => $.platform.certificates.witness.never)
              : `${format.number(witness.size)} · ${format.dateTime(witness.at)}`}
            {stateOf(witness)}
          </span>,
        ])}
      />
    </div>
  );
}
