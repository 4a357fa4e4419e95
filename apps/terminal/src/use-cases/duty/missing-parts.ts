import type { Duty, ListId, Requirement, ScheduleId } from '@vedette/domain';
import type { ListStore, ScheduleStore } from '@vedette/store';

export interface DutyParts {
  readonly lists: ListStore;
  readonly schedules: ScheduleStore;
}

export interface MissingPart {
  readonly path: string;
  readonly code: 'list-unknown' | 'schedule-unknown';
}

/** Lists and schedules that a duty names and this sentinel does not have. */
export async function missingParts(parts: DutyParts, duty: Duty): Promise<readonly MissingPart[]> {
  const lists = new Set<string>((await parts.lists.all()).map(({ id }) => id));
  const schedules = new Set<string>((await parts.schedules.all()).map(({ id }) => id));
  return duty.require.flatMap((requirement, at): readonly MissingPart[] => {
    const [list, schedule] = [listOf(requirement), scheduleOf(requirement)];
    if (list !== null && !lists.has(list)) return [{ path: `require.${at}.list`, code: 'list-unknown' }];
    if (schedule === null || schedules.has(schedule)) return [];
    return [{ path: `require.${at}.schedule`, code: 'schedule-unknown' }];
  });
}

export function needsList(duty: Duty, list: ListId): boolean {
  return duty.require.some((requirement) => listOf(requirement) === list);
}

export function needsSchedule(duty: Duty, schedule: ScheduleId): boolean {
  return duty.require.some((requirement) => scheduleOf(requirement) === schedule);
}

const listOf = (requirement: Requirement): ListId | null => ('list' in requirement ? requirement.list : null);
const scheduleOf = (requirement: Requirement): ScheduleId | null =>
  'schedule' in requirement ? requirement.schedule : null;
