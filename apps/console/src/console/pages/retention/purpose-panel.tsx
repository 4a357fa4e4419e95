import type { PurposeView, ShredActView } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { DayStrip, sumsOf } from './day-strip.tsx';
import { usePeriodText } from './use-period-text.ts';

interface PurposePanelProps {
  readonly purpose: PurposeView;
  readonly since: string;
  readonly until: string;
  /** The act that ended it. */
  readonly act: ShredActView | undefined;
}

function State({ purpose }: { readonly purpose: PurposeView }) {
  const t = useText();
  return (
    <span className="row">
      <Tag color={purpose.state === 'alive' ? 'processing' : 'default'}>
        {t(($) => $.platform.retention.state[purpose.state])}
      </Tag>
      {purpose.isOnDuty && <Tag color="success">{t(($) => $.platform.retention.state.onDuty)}</Tag>}
    </span>
  );
}

/** What of it is not gone yet, and why. */
function Waits({ purpose, act }: Pick<PurposePanelProps, 'purpose' | 'act'>) {
  const t = useText();
  const { pending, held, alive } = sumsOf(purpose.days);
  const open = act === undefined ? 0 : act.terminals.pending + act.terminals.waiting;
  const offline = act?.terminals.offline ?? 0;
  const lines = [
    ...(pending > 0 ? [t(($) => $.platform.retention.waits.epoch, { n: pending })] : []),
    ...(held > 0 ? [t(($) => $.platform.retention.waits.hold, { n: held })] : []),
    ...(act !== undefined && alive > held ? [t(($) => $.platform.retention.waits.least)] : []),
    ...(open > 0 ? [t(($) => $.platform.retention.waits.terminals, { n: open, offline })] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** One purpose: its days, and what of it waits. */
export function PurposePanel({ purpose, since, until, act }: PurposePanelProps) {
  const t = useText();
  const period = usePeriodText();
  const mayChange = useMay('retention-change');
  const [, change] = usePageSearch('retention');
  const mayEnd = mayChange && purpose.state === 'alive';
  return (
    <Panel title={purpose.purpose} extra={<State purpose={purpose} />}>
      <div className="stack">
        <DayStrip since={since} until={until} days={purpose.days} />
        <Waits purpose={purpose} act={act} />
        <div className="spread">
          <span className="quiet">
            {purpose.keep !== null && t(($) => $.platform.retention.keep, { text: period(purpose.keep) })}
          </span>
          {mayEnd && (
            <Button danger onClick={() => change({ end: purpose.purpose }, { isStep: true })}>
              {t(($) => $.platform.retention.end.action)}
            </Button>
          )}
        </div>
      </div>
    </Panel>
  );
}
