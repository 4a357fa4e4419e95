import { type FloorPlanView, floorPlanRoutes, type LiveDoorView } from '@vedette/contract/platform';
import { Popover } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { DoorFacts } from './door-facts.tsx';
import { PlanPicture } from './plan-picture.tsx';

const often = 3_000;

interface DoorProps {
  readonly door: LiveDoorView;
  readonly x: number;
  readonly y: number;
}

function Door({ door, x, y }: DoorProps) {
  const t = useText();
  const state = t(($) => $.platform.locations.plan.state[door.state]);
  return (
    <Popover trigger="click" content={<DoorFacts door={door} />} title={door.name}>
      <button
        type="button"
        className={`plan-door plan-door-${door.state}`}
        style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        aria-label={`${door.name}: ${state}`}
      >
        <span aria-hidden>{door.state === 'normal' ? '' : '!'}</span>
      </button>
    </Popover>
  );
}

/** A floor with its doors as they are now; below it the same as a list. */
export function LivePlan({ plan }: { readonly plan: FloorPlanView }) {
  const t = useText();
  const live = useAnswer(floorPlanRoutes.live, { params: { id: plan.id } }, { every: often });
  const doors = live.data?.items ?? [];
  const at = new Map(plan.doors.map((door) => [door.place, door]));
  return (
    <div className="stack">
      <PlanPicture plan={plan}>
        {doors.map((door) => {
          const mark = at.get(door.place);
          return mark === undefined ? null : <Door key={door.place} door={door} x={mark.x} y={mark.y} />;
        })}
      </PlanPicture>
      {plan.doors.length === 0 ? (
        <p className="quiet">{t(($) => $.platform.locations.plan.noDoors)}</p>
      ) : (
        <ul className="plain-list" aria-label={t(($) => $.platform.locations.plan.doors)}>
          {doors.map((door) => (
            <li key={door.place} className="spread list-line">
              <strong>{door.name}</strong>
              <span className={`door-state door-state-${door.state}`}>
                {t(($) => $.platform.locations.plan.state[door.state])}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
