import { type RolloutView, updateRoutes } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { useAccountName } from '../../../parts/use-account-name.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { useGroupName } from '../use-device-groups.ts';
import { RolloutActs } from './rollout-acts.tsx';
import { RolloutBar } from './rollout-bar.tsx';
import { RolloutFailures } from './rollout-failures.tsx';

const colours = { running: 'processing', paused: 'warning', stopped: 'error', done: 'success' } as const;

function Rollout({ rollout }: { readonly rollout: RolloutView }) {
  const t = useText();
  const format = useFormat();
  const accountName = useAccountName();
  const groupName = useGroupName();
  const { wayTo } = usePlaceNames();
  const mayChange = useMay('devices-change');
  const { kind, version, phase, stoppedBy, group, place, stage, stages, createdAt, createdBy } = rollout;
  const where = group !== null ? groupName(group) : place !== null ? wayTo(place) : '—';
  return (
    <li className="list-line">
      <div className="spread">
        <span className="row">
          <strong className="number">{version}</strong>
          {kind === 'back' && <Tag>{t(($) => $.platform.devices.update.back)}</Tag>}
          <Tag color={colours[phase]}>{t(($) => $.platform.devices.update.phase[phase])}</Tag>
          {stoppedBy !== null && (
            <span className="bad">{t(($) => $.platform.devices.update.stoppedBy[stoppedBy])}</span>
          )}
        </span>
        {mayChange && <RolloutActs rollout={rollout} />}
      </div>
      <RolloutBar counts={rollout.counts} />
      {rollout.counts.failed > 0 && <RolloutFailures rollout={rollout.id} />}
      <div className="quiet">
        {[
          where,
          t(($) => $.platform.devices.update.stage, { stage: stage + 1, all: stages.length }),
          format.dateTime(createdAt),
          accountName(createdBy),
        ].join(' · ')}
      </div>
    </li>
  );
}

/** Roll-outs, newest first, and how far each is. */
export function RolloutsPanel() {
  const t = useText();
  const rollouts = useAnswer(updateRoutes.rollouts, { query: { limit: 20 } }, { every: 5_000 });
  return (
    <Panel title={t(($) => $.platform.devices.update.rollouts)}>
      <Answered query={rollouts}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.devices.update.rolloutsNone)} />
          ) : (
            <ul className="plain-list">
              {items.map((rollout) => (
                <Rollout key={rollout.id} rollout={rollout} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
