import { VedetteError } from '@vedette/domain';
import type { Pool } from 'pg';
import { asDatabaseFault } from '../database/database-fault.ts';
import type { DeviceId } from '../devices/port.ts';
import { Directory } from './directory.ts';
import { Partitions } from './partitions.ts';
import type { AppendResult, Ingest, LogId, SequencedEntry } from './port.ts';
import { prepared, type Submission } from './submission.ts';
import { gapsIn, type Watermark } from './watermark.ts';
import { WriteQueue } from './write-queue.ts';

export interface IngestOptions {
  readonly now?: () => number;
  /** Transactions at once; each takes a connection of the pool. */
  readonly writers?: number;
  /** Entries that may wait at most before more are turned away. */
  readonly waitingAtMost?: number;
  /** Entries of one transaction at most, unless a single call brings more. */
  readonly batchAtMost?: number;
}

const logId = /^[A-Za-z0-9._-]{1,64}$/;
const entriesAtMost = 1000;
const gapsAtMost = 64;

/** Takes in what devices tell. One for each process; several may work on one database. */
export function openIngest(pool: Pool, options: IngestOptions = {}): Ingest {
  const { now = Date.now, writers = 2, waitingAtMost = 50_000, batchAtMost = 4_000 } = options;
  const directory = new Directory(pool);
  const queue = new WriteQueue(pool, new Partitions(pool), { now, writers, batchAtMost });
  const calls = new Set<Promise<unknown>>();
  let waiting = 0;
  let closed = false;

  const taken = async (device: DeviceId, log: LogId, entries: readonly SequencedEntry[]) => {
    try {
      const submission = await prepared(directory, device, log, entries, now());
      return resultOf(await queue.write(submission), submission);
    } catch (error) {
      throw asDatabaseFault(error);
    }
  };
  return {
    async append(device, log, entries) {
      if (closed) throw new VedetteError('database-gone', 'world', { at: 'ingest' });
      demandWellFormed(log, entries);
      if (waiting + entries.length > waitingAtMost)
        throw new VedetteError('rate-limited', 'world', { at: 'ingest' });
      waiting += entries.length;
      const call = taken(device, log, entries).finally(() => {
        waiting -= entries.length;
        calls.delete(call);
      });
      calls.add(call);
      return call;
    },
    async close() {
      closed = true;
      queue.hurry();
      await Promise.allSettled(calls);
    },
  };
}

function demandWellFormed(log: LogId, entries: readonly SequencedEntry[]): void {
  const isSound = ({ seq }: SequencedEntry) => Number.isSafeInteger(seq) && seq >= 1;
  if (logId.test(log) && entries.length <= entriesAtMost && entries.every(isSound)) return;
  throw new VedetteError('input-invalid', 'caller', { at: 'records' });
}

function resultOf(mark: Watermark, { setAside }: Submission): AppendResult {
  return {
    through: mark.through,
    gaps: gapsIn(mark, gapsAtMost),
    setAside: setAside.map(({ seq, reason }) => ({ seq, reason })),
  };
}
