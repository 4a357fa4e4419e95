import type { HealthColour, IdentifyMethod, TestMethod } from '../evidence/evidence.ts';
import type { AreaId, ListId, ScheduleId } from '../ids.ts';
import type { DurationText } from '../time/duration.ts';

/** What to do when a check cannot tell: hold the lane, or call a guard. */
export type OnIndeterminate = 'deny' | 'refer';
interface Indeterminable {
  /** `deny` when absent; `refer` for a health status. */
  readonly onIndeterminate?: OnIndeterminate | undefined;
}
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface RequireAllowList extends Indeterminable {
  readonly check: 'allow-list';
  readonly list: ListId;
}
export interface RequireDenyList extends Indeterminable {
  readonly check: 'deny-list';
  readonly list: ListId;
}
/** Being on a watch list never holds the lane; it leaves a notice, from which the duty may raise an alarm. */
export interface RequireWatchList extends Indeterminable {
  readonly check: 'watch-list';
  readonly list: ListId;
}
export interface RequireSchedule extends Indeterminable {
  readonly check: 'schedule';
  readonly schedule: ScheduleId;
}
export interface RequireTemperature extends Indeterminable {
  readonly check: 'screening-temperature';
  /** °C; a reading at or above is refused. */
  readonly below: number;
  /** Metres between forehead and sensor within which the reading means something; default 0.3 to 1.2. */
  readonly distance?: Range | undefined;
  /** °C of the surroundings within which the reading means something; default 10 to 35. */
  readonly ambient?: Range | undefined;
}
export interface RequireMask extends Indeterminable {
  readonly check: 'mask';
}
export interface RequireHealthStatus extends Indeterminable {
  readonly check: 'health-status';
  readonly colour: Exclude<HealthColour, 'unknown'>;
}
export interface RequireTest extends Indeterminable {
  readonly check: 'test';
  readonly method: TestMethod | 'any';
  readonly within: DurationText;
  readonly result: 'not-detected';
}
export interface RequireVaccination extends Indeterminable {
  readonly check: 'vaccination';
  readonly doses: number;
  /** The last dose lies no longer ago than this. */
  readonly within?: DurationText | undefined;
}
export interface RequireItinerary extends Indeterminable {
  readonly check: 'itinerary';
}
export interface RequireSubjectMatch extends Indeterminable {
  readonly check: 'subject-matches';
  readonly on: readonly [IdentifyMethod, IdentifyMethod];
}
export interface RequireCapacity extends Indeterminable {
  readonly check: 'capacity';
  readonly area: AreaId;
}
export interface RequireBonaFide extends Indeterminable {
  readonly check: 'presentation-attack';
  /** Whether the person is asked to blink or turn: never, when the soft score doubts, or each time. */
  readonly challenge: 'never' | 'on-doubt' | 'always';
}

export type Requirement =
  | RequireAllowList
  | RequireDenyList
  | RequireWatchList
  | RequireSchedule
  | RequireTemperature
  | RequireMask
  | RequireHealthStatus
  | RequireTest
  | RequireVaccination
  | RequireItinerary
  | RequireSubjectMatch
  | RequireCapacity
  | RequireBonaFide;

export const checkNames = [
  'allow-list',
  'deny-list',
  'watch-list',
  'schedule',
  'screening-temperature',
  'mask',
  'health-status',
  'test',
  'vaccination',
  'itinerary',
  'subject-matches',
  'capacity',
  'presentation-attack',
] as const satisfies readonly Requirement['check'][];
export type CheckName = (typeof checkNames)[number];
export type RequirementOf<C extends CheckName> = Extract<Requirement, { check: C }>;
