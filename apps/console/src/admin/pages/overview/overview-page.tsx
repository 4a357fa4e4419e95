import { type LaneStatus, routes } from '@vedette/contract';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Page } from '../../../parts/page.tsx';
import { useNow } from '../../../parts/use-now.ts';
import { useMay } from '../../session/session-context.ts';
import { AlarmsPanel } from './alarms-panel.tsx';
import { Figures } from './figures.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { LaneCard } from './lane-card.tsx';
import { StreamPanel } from './stream-panel.tsx';
import { WaitingCard } from './waiting-card.tsx';

function Waiting({ lanes }: { readonly lanes: readonly LaneStatus[] }) {
  const mayOperate = useMay('lanes-operate');
  if (!mayOperate) return null;
  return lanes.map(({ id, referred }) =>
    referred === null ? null : <WaitingCard key={referred.passage} lane={id} referred={referred} />,
  );
}

function Lanes() {
  const t = useText();
  const lanes = useAnswer(routes.device.lanes, {}, { every: 15_000 });
  return (
    <Answered query={lanes}>
      {(all) => (
        <>
          <Waiting lanes={all} />
          {all.length === 0 && <EmptyNote text={t(($) => $.console.overview.noLanes)} />}
          <div className="grid lanes">
            {all.map((lane) => (
              <LaneCard key={lane.id} lane={lane} />
            ))}
          </div>
        </>
      )}
    </Answered>
  );
}

export function OverviewPage() {
  const t = useText();
  const now = useNow(60_000);
  const seesLanes = useMay('lanes-see');
  return (
    <Page title={t(($) => $.console.shell.pages.overview)} help={t(($) => $.console.overview.help)}>
      <div className="stack">
        {seesLanes && <Lanes />}
        <Figures now={now} />
        <div className="grid">
          <FlowPanel now={now} />
          <StreamPanel />
          <AlarmsPanel />
        </div>
      </div>
    </Page>
  );
}
