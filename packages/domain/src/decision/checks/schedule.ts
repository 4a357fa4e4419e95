import { scheduleState } from '../../schedule/schedule-state.ts';
import { indeterminate, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkSchedule: Check<'schedule'> = (requirement, { context }) => {
  const schedule = context.schedules.get(requirement.schedule);
  if (schedule === undefined) return [indeterminate(requirement, 'schedule:unknown')];
  if (context.clock !== 'trusted') return [indeterminate(requirement, 'schedule:clock-doubtful')];
  const state = scheduleState(schedule, context.local, context.holidays);
  return state === 'open' ? passed : [refused(`schedule:${state}`)];
};
