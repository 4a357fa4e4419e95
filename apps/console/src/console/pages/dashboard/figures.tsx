import { deviceRoutes, occupancyRoutes, platformAlarmRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useScope } from '../../app/use-scope.ts';
import { outcomes, sumOf } from '../../parts/flow-sums.ts';
import { useMay } from '../../session/session-context.ts';
import { useFlowToday } from './use-flow-today.ts';

interface FigureProps {
  readonly kind: string;
  readonly name: string;
  readonly value: number | undefined;
  readonly isBad?: boolean;
}

function Figure({ kind, name, value, isBad = false }: FigureProps) {
  const format = useFormat();
  return (
    <div className={`figure figure-${kind} ${isBad ? 'figure-bad' : ''}`}>
      <dt>{name}</dt>
      <dd className="number">{value === undefined ? '—' : format.number(value)}</dd>
    </div>
  );
}

function Alarms() {
  const t = useText();
  const counts = useAnswer(platformAlarmRoutes.counts, {}, { every: 30_000 });
  const { info = 0, warning = 0, critical = 0 } = counts.data ?? {};
  const value = counts.data && info + warning + critical;
  return (
    <Figure
      kind="alarms"
      name={t(($) => $.platform.dashboard.figures.alarms)}
      value={value}
      isBad={critical > 0}
    />
  );
}

function Offline() {
  const t = useText();
  const counts = useAnswer(deviceRoutes.counts, {}, { every: 30_000 });
  const value = counts.data?.offline;
  return (
    <Figure
      kind="offline"
      name={t(($) => $.platform.dashboard.figures.offline)}
      value={value}
      isBad={value !== undefined && value > 0}
    />
  );
}

function Inside() {
  const t = useText();
  const { place } = useScope();
  const areas = useAnswer(occupancyRoutes.list, { query: { place } }, { every: 15_000, keep: true });
  const counted = areas.data?.items ?? [];
  if (counted.length === 0) return null;
  const value = counted.reduce((sum, { inside }) => sum + inside, 0);
  return <Figure kind="inside" name={t(($) => $.platform.dashboard.figures.inside)} value={value} />;
}

/** Today's figures of the place in view, and what wants somebody's eyes. */
export function Figures({ now }: { readonly now: number }) {
  const t = useText();
  const flow = useFlowToday(now);
  const sum = flow.data && sumOf(flow.data.items);
  const [seesAlarms, seesDevices, seesPlaces] = [
    useMay('alarms-see'),
    useMay('devices-see'),
    useMay('locations-see'),
  ];
  return (
    <dl className="figures" aria-label={t(($) => $.platform.dashboard.today)}>
      <Figure kind="passages" name={t(($) => $.platform.dashboard.figures.passages)} value={sum?.total} />
      {outcomes.map((each) => (
        <Figure
          key={each}
          kind={each}
          name={t(($) => $.platform.dashboard.figures[each])}
          value={sum?.[each]}
        />
      ))}
      {seesPlaces && <Inside />}
      {seesAlarms && <Alarms />}
      {seesDevices && <Offline />}
    </dl>
  );
}
