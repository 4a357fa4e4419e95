import {
  alarmsOf,
  type Completion,
  type Decision,
  type Direction,
  type Duty,
  type FinalDecision,
  type Instant,
  keepsCapture,
  type LaneId,
  type LocalTime,
  type Particulars,
  type PassageId,
  Personal,
  type PersonId,
  writeRecord,
} from '@vedette/domain';
import type { Alarm, AlarmKind, TerminalStore } from '@vedette/store';
import { alarmView } from '../alarm-view.ts';
import type { Live } from '../live.ts';
import { raiseAlarm } from '../use-cases/device/raise-alarm.ts';
import type { PassageView } from './passage.ts';

export interface RecorderDeps {
  readonly lane: LaneId;
  readonly direction: Direction;
  readonly store: Pick<TerminalStore, 'records' | 'captures' | 'alarms' | 'people'>;
  readonly live: Live;
  readonly local: (at: Instant) => LocalTime;
  readonly now: () => Instant;
  /** The newest picture of the lane as JPEG, when one is at hand. */
  readonly picture: () => { readonly jpeg: Uint8Array; readonly takenAt: Instant } | null;
}

/** Writes down what the duty allows of a passage, and raises the alarms that follow from it. */
export interface Recorder {
  /** Resolves when the record is on the medium; only then may the lane open. */
  write(duty: Duty, decision: FinalDecision, passage: PassageView, manual: boolean): Promise<void>;
  /** How the passage ended; nothing when no record of it was written. */
  complete(passage: PassageId, completion: Completion): Promise<void>;
  /** An alarm of the device itself. */
  alarm(kind: AlarmKind, passage: PassageId | null): Promise<void>;
}

export function isFinal(decision: Decision): decision is FinalDecision {
  return decision.outcome !== 'needs';
}

async function particulars(
  store: RecorderDeps['store'],
  subject: PersonId | null,
): Promise<Particulars | null> {
  return subject === null ? null : store.people.get(subject);
}

export function openRecorder(deps: RecorderDeps): Recorder {
  const { lane, direction, store, live } = deps;
  /** Only passages that were written can be completed; the newest is enough, a lane serves one person. */
  let written: PassageId | null = null;

  /** What the store raised by itself is on record already; it only has to be told. */
  function tell(alarm: Alarm): void {
    live.publish({ type: 'alarm', alarm: alarmView(alarm) });
  }
  async function capture(duty: Duty, record: PassageId): Promise<string | null> {
    const picture = keepsCapture(duty) ? deps.picture() : null;
    if (picture === null) return null;
    await store.captures.add({ record, ...picture, duty: duty.id, dutyVersion: duty.version });
    return record;
  }
  async function raise(kinds: readonly AlarmKind[], record: PassageId | null): Promise<void> {
    for (const kind of kinds) await raiseAlarm({ alarms: store.alarms, live }, { kind, lane, record });
  }

  return {
    async write(duty, decision, { id, facts }, manual) {
      const occurredAt = deps.now();
      const person = await particulars(store, decision.subject);
      const pictured = await capture(duty, id);
      const sources = { id, occurredAt, lane, direction, manual, facts, person, capture: pictured };
      const { header, body } = writeRecord(duty, decision, sources);
      const day = deps.local(occurredAt).date;
      const subject = decision.subject === null ? null : { person: decision.subject, day };
      const { seq, raised } = await store.records.append({ header, subject, body: new Personal(body) });
      written = id;
      const { outcome, reasons } = header;
      live.publish({ type: 'passage', seq, id, at: occurredAt, lane, outcome, reasons: [...reasons] });
      for (const alarm of raised) tell(alarm);
      await raise(alarmsOf(duty, decision), id);
    },
    async complete(passage, completion) {
      if (written !== passage) return;
      await store.records.complete(passage, completion);
      live.publish({ type: 'completion', id: passage, completion });
    },
    alarm: (kind, passage) => raise([kind], passage),
  };
}
