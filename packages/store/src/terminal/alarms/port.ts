import type { Branded, Instant, LaneId, PassageId, ReasonCode } from '@vedette/domain';
import type { OperatorId } from '../operators/port.ts';
import type { Page, PageRequest } from '../page.ts';

export type AlarmId = Branded<number, 'AlarmId'>;

export const deviceAlarms = [
  'forced',
  'held-open',
  'storage',
  'clock',
  'camera',
  'driver',
  'fire',
  'help',
] as const;
export type AlarmKind = ReasonCode | (typeof deviceAlarms)[number];

export interface NewAlarm {
  readonly kind: AlarmKind;
  readonly lane?: LaneId | null | undefined;
  readonly record?: PassageId | null | undefined;
  /** Figures the phrase shows; never personal. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
}

export interface Alarm {
  readonly id: AlarmId;
  readonly kind: AlarmKind;
  readonly raisedAt: Instant;
  readonly lane: LaneId | null;
  readonly record: PassageId | null;
  readonly values: Readonly<Record<string, string | number>>;
  readonly acknowledged: { readonly at: Instant; readonly by: OperatorId; readonly note: string } | null;
}

export interface AlarmFilter extends PageRequest {
  readonly open?: boolean | undefined;
  readonly kind?: AlarmKind | undefined;
}

export interface AlarmStore {
  raise(alarm: NewAlarm): Promise<Alarm>;
  /** Newest first. */
  list(filter: AlarmFilter): Promise<Page<Alarm>>;
  /** @throws `not-found`, `conflict` when someone else has done it */
  acknowledge(id: AlarmId, by: OperatorId, note: string): Promise<Alarm>;
  openCount(): Promise<number>;
}
