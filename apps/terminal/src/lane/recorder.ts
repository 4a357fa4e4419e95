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
import type { Live } from '../live.ts';
import { alarmView } from '../use-cases/device/alarm-view.ts';
import { raiseAlarm } from '../use-cases/device/raise-alarm.ts';
import { enrolmentOf } from './enrolment.ts';
import type { PassageView } from './passage.ts';

export interface RecorderDeps {
  readonly lane: LaneId;
  readonly direction: Direction;
  readonly store: Pick<TerminalStore, 'records' | 'captures' | 'alarms' | 'people'>;
  readonly live: Live;
  readonly local: (at: Instant) => LocalTime;
  readonly now: () => Instant;
  /** Whom documents state a stranger to be, when one showed any. */
  readonly stranger: () => Particulars | null;
  /** The newest picture of the lane as JPEG, when one is at hand. */
  readonly picture: () => { readonly jpeg: Uint8Array; readonly takenAt: Instant } | null;
  readonly onFault: (what: string, cause: unknown) => void;
}

/** Writes down what the duty allows of a passage, and raises the alarms that follow from it. */
export interface Recorder {
  /** Resolves when the record is on the medium; only then may the lane open. */
  write(duty: Duty, decision: FinalDecision, passage: PassageView, manual: boolean): Promise<void>;
  /** How the passage ended; nothing when no record of it was written. */
  complete(passage: PassageId, completion: Completion): Promise<void>;
  /** The door was never shut behind whoever was written down last. */
  heldOpen(): Promise<void>;
  /** An alarm of the device itself. */
  alarm(kind: AlarmKind, passage: PassageId | null): Promise<void>;
}

/** Only passages that were written can be completed; the newest is enough, a lane serves one person. */
interface Written {
  readonly id: PassageId;
  /** Whether the record came onto the medium; it may do so long after the lane has given up on it. */
  readonly done: Promise<boolean>;
  completion: Completion | null;
}

export function isFinal(decision: Decision): decision is FinalDecision {
  return decision.outcome !== 'needs';
}

/** From the enrolment of whoever is known; of anybody else what their documents say. */
async function particulars(
  { store, stranger }: Pick<RecorderDeps, 'store' | 'stranger'>,
  subject: PersonId | null,
): Promise<Particulars | null> {
  return subject === null ? stranger() : enrolmentOf(store, subject);
}

export function openRecorder(deps: RecorderDeps): Recorder {
  const { lane, direction, store, live, onFault } = deps;
  let last: Written | null = null;

  /** What the store raised by itself is on record already; it only has to be told. */
  function tell(alarm: Alarm): void {
    live.publish({ type: 'alarm', alarm: alarmView(alarm, (id) => id) });
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
  async function write(
    duty: Duty,
    decision: FinalDecision,
    { id, facts }: PassageView,
    manual: boolean,
  ): Promise<void> {
    const occurredAt = deps.now();
    // First: the newest frame is the one that was decided by.
    const pictured = await capture(duty, id);
    const person = await particulars(deps, decision.subject);
    const sources = { id, occurredAt, lane, direction, manual, facts, person, capture: pictured };
    const { header, body } = writeRecord(duty, decision, sources);
    const day = deps.local(occurredAt).date;
    const subject = decision.subject === null ? null : { person: decision.subject, day };
    const { seq, raised } = await store.records.append({ header, subject, body: new Personal(body) });
    const { outcome, reasons } = header;
    live.publish({ type: 'passage', seq, id, at: occurredAt, lane, outcome, reasons: [...reasons] });
    for (const alarm of raised) tell(alarm);
  }
  async function complete(written: Written, completion: Completion): Promise<void> {
    if (!(await written.done)) return;
    written.completion = completion;
    await store.records.complete(written.id, completion);
    live.publish({ type: 'completion', id: written.id, completion });
  }

  return {
    async write(duty, decision, passage, manual) {
      const writing = write(duty, decision, passage, manual);
      const done = writing.then(
        () => true,
        () => false,
      );
      last = { id: passage.id, done, completion: null };
      await writing;
      // Nobody waits at the door for an alarm to be written.
      raise(alarmsOf(duty, decision), passage.id).catch((cause) => onFault('alarm', cause));
    },
    async complete(passage, completion) {
      if (last?.id === passage) await complete(last, completion);
    },
    async heldOpen() {
      await raise(['held-open'], last?.completion === 'taken' ? last.id : null);
      if (last?.completion === 'taken') await complete(last, 'held-open');
    },
    alarm: (kind, passage) => raise([kind], passage),
  };
}
