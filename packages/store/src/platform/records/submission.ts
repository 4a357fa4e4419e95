import type { DeviceId } from '../devices/port.ts';
import type { Directory, KnownDevice } from './directory.ts';
import { entryProblem } from './entry-problem.ts';
import type { LogId, SequencedEntry, SetAsideReason } from './port.ts';
import type { CompletionEntry, RecordEntry, RecordRow } from './record-row.ts';

export interface AsideRow {
  readonly seq: number;
  readonly reason: SetAsideReason;
  /** Kept whole where only its time is doubtful: somebody may still say what the time was. */
  readonly entry: RecordEntry | null;
}

/** What one call of `append` has brought, ready to be written. */
export interface Submission {
  readonly device: KnownDevice;
  readonly log: LogId;
  readonly seqs: readonly number[];
  readonly records: readonly RecordRow[];
  readonly completed: readonly { readonly seq: number; readonly entry: CompletionEntry }[];
  readonly setAside: readonly AsideRow[];
}

const ofTime: ReadonlySet<SetAsideReason> = new Set(['too-old', 'ahead-of-time']);

/**
 * Judges each entry, and finds the numbers that stand for lanes and duties.
 * @throws `not-found`, `not-allowed` for a device that is not claimed
 */
export async function prepared(
  directory: Directory,
  deviceId: DeviceId,
  log: LogId,
  entries: readonly SequencedEntry[],
  now: number,
): Promise<Submission> {
  const device = await directory.device(deviceId, now);
  const records = new Map<string, RecordRow>();
  const completed: { seq: number; entry: CompletionEntry }[] = [];
  const setAside: AsideRow[] = [];
  for (const { seq, entry } of entries) {
    const reason = entryProblem(entry, now);
    if (reason !== null) {
      const isWhole = entry.kind === 'pass-record' && ofTime.has(reason);
      setAside.push({ seq, reason, entry: isWhole ? entry : null });
    } else if (entry.kind === 'pass-record') {
      // Awaited only while a lane or duty is new: it would cost as much as the rest of it.
      const found = recordRow(directory, device, seq, entry);
      const row = found instanceof Promise ? await found : found;
      if (typeof row === 'string') setAside.push({ seq, reason: row, entry: null });
      // Twice in one call: one record.
      else if (!records.has(entry.header.id)) records.set(entry.header.id, row);
    } else if (entry.kind === 'pass-completion') {
      const own = records.get(entry.record);
      if (own !== undefined && own.completion === null) own.completion = entry;
      // Also by itself: the record may have arrived before, with another call.
      completed.push({ seq, entry });
    }
  }
  const seqs = entries.map(({ seq }) => seq);
  return { device, log, seqs, records: [...records.values()], completed, setAside };
}

function recordRow(
  directory: Directory,
  device: KnownDevice,
  seq: number,
  entry: RecordEntry,
): Promise<RecordRow | SetAsideReason> | RecordRow {
  const lane = directory.lane(device, entry.header.lane);
  const duty = directory.duty(entry.header);
  if (typeof lane === 'number' && typeof duty === 'number')
    return { seq, device, lane, duty, entry, completion: null };
  return newRow(lane, duty, { seq, device, entry });
}

async function newRow(
  laneFound: Promise<number | null> | number,
  dutyFound: Promise<number | null> | number,
  { seq, device, entry }: Pick<RecordRow, 'seq' | 'device' | 'entry'>,
): Promise<RecordRow | SetAsideReason> {
  const [lane, duty] = await Promise.all([laneFound, dutyFound]);
  if (lane === null) return 'too-many-lanes';
  if (duty === null) return 'too-many-duties';
  return { seq, device, lane, duty, entry, completion: null };
}

/** The same, entry by entry. */
export function apart(submission: Submission): readonly Submission[] {
  return submission.seqs.map((seq) => ({
    ...submission,
    seqs: [seq],
    records: submission.records.filter((row) => row.seq === seq),
    completed: submission.completed.filter((row) => row.seq === seq),
    setAside: submission.setAside.filter((row) => row.seq === seq),
  }));
}

/** An entry that the database would not take, set aside by its reason alone. */
export function refused(submission: Submission): Submission {
  const setAside = submission.seqs.map((seq) => ({
    seq,
    reason: 'refused-by-database' as const,
    entry: null,
  }));
  return { ...submission, records: [], completed: [], setAside };
}
