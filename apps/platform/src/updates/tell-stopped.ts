import { severityOf } from '@vedette/domain';
import type { PlatformAlarmStore, Rollout } from '@vedette/store/platform';
import type { AlarmNews } from '../alarms/tell-alarm.ts';

export interface TellStoppedDeps {
  readonly alarms: Pick<PlatformAlarmStore, 'raise'>;
  readonly tell: (news: AlarmNews) => Promise<void>;
}

const kind = 'update-failed';

/** A roll-out that stopped by itself calls somebody: at the place that it was for, or for the organisation as a whole. */
export async function tellStopped({ alarms, tell }: TellStoppedDeps, rollout: Rollout): Promise<void> {
  const { id, organisation, place: location, version, counts, endedAt, createdAt } = rollout;
  const figures = { rollout: id, version, good: counts.good, failed: counts.failed };
  const cause = {
    ...{ organisation, site: null, location, device: null, kind, figures, record: null },
    ...{ severity: severityOf(kind), isStanding: false },
  };
  const raised = await alarms.raise(cause, endedAt ?? createdAt, null);
  if (raised !== null) await tell({ alarm: raised.alarm, what: raised.isNew ? 'raised' : 'again' });
}
