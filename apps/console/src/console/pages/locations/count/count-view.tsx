import { type CountedAreaView, occupancyRoutes } from '@vedette/contract/platform';
import { Button } from 'antd';
import { useState } from 'react';
import { problemCode } from '../../../../api/problem.ts';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { Gauge } from '../../../../parts/gauge.tsx';
import { timeText } from '../../../../parts/schedule/week.ts';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { Corrections } from './corrections.tsx';
import { CountDialog } from './count-dialog.tsx';
import { InsideChart } from './inside-chart.tsx';

function Acts({ area }: { readonly area: CountedAreaView }) {
  const t = useText();
  const tell = useTell();
  const [opened, setOpened] = useState<'correct' | 'count' | null>(null);
  const stop = useAct(occupancyRoutes.remove, {
    refresh: [occupancyRoutes.get, occupancyRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.locations.count.stopped)),
  });
  const close = (): void => setOpened(null);
  return (
    <div className="row">
      <Button type="primary" onClick={() => setOpened('correct')}>
        {t(($) => $.platform.locations.count.correct)}
      </Button>
      <Button onClick={() => setOpened('count')}>{t(($) => $.console.shell.action.edit)}</Button>
      <SureButton
        label={t(($) => $.platform.locations.count.stop)}
        question={t(($) => $.platform.locations.count.stopSure)}
        loading={stop.isPending}
        onSure={() => stop.mutate({ params: { id: area.place } })}
      />
      {opened === 'correct' && <CorrectDialog area={area} onClose={close} />}
      {opened === 'count' && <CountDialog place={area.place} area={area} onClose={close} />}
    </div>
  );
}

function Counted({ area }: { readonly area: CountedAreaView }) {
  const t = useText();
  const format = useFormat();
  const mayChange = useMay('locations-change');
  const { place, inside, capacity, entered, left, since, resetMinute } = area;
  const name = t(($) => $.platform.locations.count.inside);
  return (
    <div className="stack">
      {capacity === null ? (
        <dl className="figures">
          <div className="figure">
            <dt>{name}</dt>
            <dd className="number">{format.number(inside)}</dd>
          </div>
        </dl>
      ) : (
        <Gauge
          {...{ name, used: inside, limit: capacity }}
          text={t(($) => $.platform.dashboard.occupancy.ofCapacity, { inside, capacity })}
        />
      )}
      <p className="quiet">
        {[
          t(($) => $.platform.locations.count.entered, { n: entered }),
          t(($) => $.platform.locations.count.left, { n: left }),
          t(($) => $.platform.locations.count.since, { at: format.dateTime(since) }),
          resetMinute === null
            ? t(($) => $.platform.locations.count.never)
            : t(($) => $.platform.locations.count.reset, { at: timeText(resetMinute) }),
        ].join(' · ')}
      </p>
      {mayChange && <Acts area={area} />}
      <InsideChart place={place} />
      <Corrections place={place} />
    </div>
  );
}

/** How many people are in a place. */
export function CountView({ place }: { readonly place: number }) {
  const t = useText();
  const mayChange = useMay('locations-change');
  const [isStarting, setStarting] = useState(false);
  const area = useAnswer(occupancyRoutes.get, { params: { id: place } }, { every: 15_000 });
  if (area.isError && problemCode(area.error) === 'not-found')
    return (
      <div className="row">
        <span>{t(($) => $.platform.locations.count.off)}</span>
        {mayChange && (
          <Button onClick={() => setStarting(true)}>{t(($) => $.platform.locations.count.start)}</Button>
        )}
        {isStarting && <CountDialog place={place} area={null} onClose={() => setStarting(false)} />}
      </div>
    );
  return <Answered query={area}>{(data) => <Counted area={data} />}</Answered>;
}
