import { type Duty, dutyProblems, VedetteError } from '@vedette/domain';
import type {
  AuditStore,
  DutyStore,
  DutyVersion,
  ListStore,
  OperatorId,
  ScheduleStore,
} from '@vedette/store';
import type { Lanes } from '../../lane/lanes.ts';
import type { Live } from '../../live.ts';
import { missingParts } from './missing-parts.ts';

export interface ChangeDutyNeeds {
  readonly duties: DutyStore;
  readonly parts: { readonly lists: ListStore; readonly schedules: ScheduleStore };
  readonly lanes: Lanes;
  readonly live: Live;
  readonly audit: AuditStore;
}

/**
 * Puts a duty in force, under the version after the last one of the same id.
 * @throws VedetteError `duty-invalid` with what is wrong, `conflict` when somebody else was faster
 */
export async function changeDuty(
  { duties, parts, lanes, live, audit }: ChangeDutyNeeds,
  proposed: Duty,
  change: { readonly by: OperatorId; readonly note: string },
): Promise<DutyVersion> {
  const found = [...dutyProblems(proposed), ...(await missingParts(parts, proposed))];
  if (found.length > 0) {
    const problems = found.map(({ path, code }) => ({ path, message: code }));
    throw new VedetteError('duty-invalid', 'caller', { problems });
  }
  const earlier = (await duties.history()).filter(({ duty }) => duty.id === proposed.id);
  const version = 1 + Math.max(0, ...earlier.map(({ duty }) => duty.version));
  const adopted = await duties.adopt({ ...proposed, version }, change);
  await audit.append({ actor: change.by, action: 'duty-changed', target: `${proposed.id}@${version}` });
  live.publish({ type: 'duty', id: proposed.id, version });
  await lanes.reload();
  return adopted;
}
