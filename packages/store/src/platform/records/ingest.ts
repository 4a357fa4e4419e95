import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { asDatabaseFault, isCollision, isConnectionLoss } from '../database/database-fault.ts';
import { retried } from '../database/retry.ts';
import type { DeviceId } from '../devices/port.ts';
import { Directory } from './directory.ts';
import { entryProblem } from './entry-problem.ts';
import { Partitions } from './partitions.ts';
import type { AppendResult, Ingest, LogId, SequencedEntry, SetAsideReason } from './port.ts';
import type { CompletionEntry, RecordEntry, RecordRow } from './record-row.ts';
import { gapsIn, type Watermark } from './watermark.ts';
import { type Submission, writeBatch } from './write-batch.ts';

export interface IngestOptions {
  readonly now?: () => number;
  /** Transactions at once; each takes a connection of the pool. */
  readonly writers?: number;
  /** Entries that may wait at most before more are turned away. */
  readonly waitingAtMost?: number;
  /** Entries of one transaction at most, unless a single call brings more. */
  readonly batchAtMost?: number;
}

interface Waiting {
  readonly submission: Submission;
  readonly done: (mark: Watermark) => void;
  readonly failed: (error: unknown) => void;
}

const logId = /^[A-Za-z0-9._-]{1,64}$/;
const entriesAtMost = 1000;
const gapsAtMost = 64;
/** A lost connection is waited for this long, in milliseconds; the device waits with us, and then asks again. */
const patience = 5_000;

/**
 * Group commit: what arrives while a transaction runs goes into the next one together, so that many small calls
 * share one wait for the disk.
 */
export function openIngest(pool: Pool, options: IngestOptions = {}): Ingest {
  const { now = Date.now, writers = 2, waitingAtMost = 50_000, batchAtMost = 4_000 } = options;
  const directory = new Directory(pool);
  const partitions = new Partitions(pool);
  const queue: Waiting[] = [];
  const running = new Set<Promise<void>>();
  let waiting = 0;
  let closed = false;

  const next = (): readonly Waiting[] => {
    let count = 0;
    let length = 0;
    while (length < queue.length && (length === 0 || count < batchAtMost)) {
      count += queue[length]?.submission.seqs.length ?? 0;
      length += 1;
    }
    return queue.splice(0, length);
  };
  const start = (): void => {
    while (running.size < writers && queue.length > 0) {
      const run: Promise<void> = write(next()).finally(() => {
        running.delete(run);
        start();
      });
      running.add(run);
    }
  };
  /** A batch that the database refuses is cut until the one bad entry stands alone. */
  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const marks = await written(batch.map(({ submission }) => submission));
      for (const [i, { done }] of batch.entries()) done(marks[i] as Watermark);
    } catch (error) {
      if (!isRefusal(error)) for (const { failed } of batch) failed(error);
      else if (batch.length > 1) for (const one of batch) await write([one]);
      else for (const one of batch) await writeOneByOne(one);
    } finally {
      for (const { submission } of batch) waiting -= submission.seqs.length;
      waiting = Math.max(0, waiting);
    }
  };
  const written = (submissions: readonly Submission[]): Promise<readonly Watermark[]> =>
    retried(
      async () => {
        await partitions.demand(daysOf(submissions));
        const client = await pool.connect();
        let broken: unknown;
        try {
          return await writeBatch(client, submissions, now());
        } catch (error) {
          broken = error;
          throw error;
        } finally {
          client.release(broken !== undefined && isConnectionLoss(broken));
        }
      },
      { forConnection: patience, stopped: () => closed },
    );
  const writeOneByOne = async ({ submission, done, failed }: Waiting): Promise<void> => {
    try {
      let mark: Watermark | undefined;
      for (const part of apart(submission)) {
        [mark] = await written([part]).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
          return written([refused(part)]);
        });
      }
      if (mark !== undefined) done(mark);
    } catch (error) {
      failed(error);
    }
  };

  return {
    async append(device, log, entries) {
      if (closed) throw new VedetteError('database-gone', 'world', { at: 'ingest' });
      if (!logId.test(log) || entries.length > entriesAtMost)
        throw new VedetteError('input-invalid', 'caller', { at: 'records' });
      if (waiting + entries.length > waitingAtMost)
        throw new VedetteError('rate-limited', 'world', { at: 'ingest' });
      waiting += entries.length;
      let submission: Submission;
      try {
        submission = await prepared(directory, device, log, entries, now());
      } catch (error) {
        waiting -= entries.length;
        throw asDatabaseFault(error);
      }
      const mark = await new Promise<Watermark>((done, failed) => {
        queue.push({ submission, done, failed });
        // Whoever comes in the same turn goes along.
        setImmediate(start);
      });
      return resultOf(mark, submission);
    },
    async close() {
      closed = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** The database said no to the rows themselves: no other time or connection would help. */
function isRefusal(error: unknown): boolean {
  const fault = asDatabaseFault(error);
  return !isConnectionLoss(error) && !isCollision(error) && fault.code === 'input-invalid';
}

function resultOf(mark: Watermark, { setAside }: Submission): AppendResult {
  return { through: mark.through, gaps: gapsIn(mark, gapsAtMost), setAside };
}

function daysOf(submissions: readonly Submission[]): Set<number> {
  const day = 86_400_000;
  return new Set(
    submissions.flatMap(({ records }) =>
      records.map(({ entry }) => Math.floor(entry.header.occurredAt / day) * day),
    ),
  );
}

/** Judges each entry, and finds the numbers that stand for lanes and duties. */
async function prepared(
  directory: Directory,
  deviceId: DeviceId,
  log: LogId,
  entries: readonly SequencedEntry[],
  now: number,
): Promise<Submission> {
  const device = await directory.device(deviceId, now);
  const records: RecordRow[] = [];
  const completed: { seq: number; entry: CompletionEntry }[] = [];
  const setAside: { seq: number; reason: SetAsideReason }[] = [];
  const byId = new Map<string, RecordRow>();
  for (const { seq, entry } of entries) {
    const problem = entryProblem(entry, now);
    if (problem !== null) setAside.push({ seq, reason: problem });
    else if (entry.kind === 'pass-record') {
      const row = await recordRow(directory, device, seq, entry);
      if (typeof row === 'string') setAside.push({ seq, reason: row });
      else {
        records.push(row);
        byId.set(entry.header.id, row);
      }
    } else if (entry.kind === 'pass-completion') {
      const own = byId.get(entry.record);
      if (own !== undefined && own.completion === null) own.completion = entry;
      // Also by itself: the record may have arrived before, with another call.
      completed.push({ seq, entry });
    }
  }
  return { deviceId, device, log, seqs: entries.map(({ seq }) => seq), records, completed, setAside };
}

async function recordRow(
  directory: Directory,
  device: Submission['device'],
  seq: number,
  entry: RecordEntry,
): Promise<RecordRow | SetAsideReason> {
  const lane = await directory.lane(device, entry.header.lane);
  if (lane === null) return 'too-many-lanes';
  const duty = await directory.duty(entry.header);
  if (duty === null) return 'too-many-duties';
  return { seq, device, lane, duty, entry, completion: null };
}

/** The same, entry by entry. */
function apart(submission: Submission): readonly Submission[] {
  return submission.seqs.map((seq) => ({
    ...submission,
    seqs: [seq],
    records: submission.records.filter((row) => row.seq === seq),
    completed: submission.completed.filter((row) => row.seq === seq),
    setAside: submission.setAside.filter((row) => row.seq === seq),
  }));
}

/** An entry that the database would not take, set aside by its reason alone. */
function refused(submission: Submission): Submission {
  const setAside = submission.seqs.map((seq) => ({ seq, reason: 'refused-by-database' as const }));
  return { ...submission, records: [], completed: [], setAside };
}
