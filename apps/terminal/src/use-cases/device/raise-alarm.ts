import type { Alarm, AlarmStore, NewAlarm } from '@vedette/store';
import type { Live } from '../../live.ts';
import { alarmView } from './alarm-view.ts';

export interface RaiseAlarmNeeds {
  readonly alarms: AlarmStore;
  readonly live: Live;
}

/** Writes an alarm down and tells whoever watches. */
export async function raiseAlarm({ alarms, live }: RaiseAlarmNeeds, alarm: NewAlarm): Promise<Alarm> {
  const raised = await alarms.raise(alarm);
  live.publish({ type: 'alarm', alarm: alarmView(raised, (id) => id) });
  return raised;
}
