import type { Pool } from 'pg';
import { asDatabaseFault, isCollision, isConnectionLoss, sqlState } from '../database/database-fault.ts';
import { retried } from '../database/retry.ts';
import type { Partitions } from './partitions.ts';
import { apart, refused, type Submission } from './submission.ts';
import type { Watermark } from './watermark.ts';
import { writeBatch } from './write-batch.ts';

export interface QueueOptions {
  readonly now: () => number;
  /** Transactions at once; each takes a connection of the pool. */
  readonly writers: number;
  /** Entries of one transaction at most, unless a single call brings more. */
  readonly batchAtMost: number;
}

interface Waiting {
  readonly submission: Submission;
  readonly done: (mark: Watermark) => void;
  readonly failed: (error: unknown) => void;
}

const day = 86_400_000;
/** A lost connection is waited for this long, in milliseconds; the device waits with us, and then asks again. */
const patience = 5_000;

/**
 * Group commit: what arrives while a transaction runs goes into the next one together, so that many small calls
 * share one wait for the disk, and a single one waits for nobody. All that comes from one device goes to one writer:
 * two writers never wait for each other's locks, since logs and lanes belong to devices.
 */
export class WriteQueue {
  readonly #pool: Pool;
  readonly #partitions: Partitions;
  readonly #options: QueueOptions;
  /** One for each writer. */
  readonly #queues: readonly Waiting[][];
  readonly #writing = new Set<Waiting[]>();
  #closed = false;

  constructor(pool: Pool, partitions: Partitions, options: QueueOptions) {
    this.#pool = pool;
    this.#partitions = partitions;
    this.#options = options;
    this.#queues = Array.from({ length: options.writers }, () => []);
  }

  /** What has arrived of its log, once it is durable. */
  write(submission: Submission): Promise<Watermark> {
    const queue = this.#queues[submission.device.number % this.#queues.length];
    if (queue === undefined) throw new RangeError('no writer');
    return new Promise((done, failed) => {
      queue.push({ submission, done, failed });
      // Whoever comes in the same turn goes along.
      setImmediate(() => this.#start(queue));
    });
  }

  /** A connection that is lost from now on is not waited for. */
  hurry(): void {
    this.#closed = true;
  }

  #start(queue: Waiting[]): void {
    if (this.#writing.has(queue) || queue.length === 0) return;
    this.#writing.add(queue);
    void this.#settle(this.#next(queue)).finally(() => {
      this.#writing.delete(queue);
      this.#start(queue);
    });
  }

  #next(queue: Waiting[]): readonly Waiting[] {
    let count = 0;
    const length = queue.findIndex(({ submission }) => {
      const isFull = count > 0 && count + submission.seqs.length > this.#options.batchAtMost;
      count += submission.seqs.length;
      return isFull;
    });
    return queue.splice(0, length === -1 ? queue.length : length);
  }

  /** Answers everybody. A batch that the database refuses is cut until the one bad entry stands alone. */
  async #settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const marks = await this.#written(batch.map(({ submission }) => submission));
      for (const [i, mark] of marks.entries()) batch[i]?.done(mark);
    } catch (error) {
      if (!isRefusal(error)) for (const { failed } of batch) failed(error);
      else if (batch.length > 1) for (const one of batch) await this.#settle([one]);
      else for (const one of batch) await this.#settleApart(one);
    }
  }

  async #settleApart({ submission, done, failed }: Waiting): Promise<void> {
    try {
      let mark: Watermark | undefined;
      for (const part of apart(submission)) {
        [mark] = await this.#written([part]).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
          return this.#written([refused(part)]);
        });
      }
      if (mark !== undefined) done(mark);
    } catch (error) {
      failed(error);
    }
  }

  #written(submissions: readonly Submission[]): Promise<readonly Watermark[]> {
    return retried(() => this.#prepareAndWrite(submissions), {
      forConnection: patience,
      stopped: () => this.#closed,
    });
  }

  async #prepareAndWrite(submissions: readonly Submission[]): Promise<readonly Watermark[]> {
    const days = daysOf(submissions);
    await this.#partitions.demand(days);
    try {
      return await this.#transaction(submissions);
    } catch (error) {
      // Another process has dropped a day that this one remembers.
      if (!isWithoutPartition(error)) throw error;
      this.#partitions.forgetAll();
      await this.#partitions.demand(days);
      return this.#transaction(submissions);
    }
  }

  async #transaction(submissions: readonly Submission[]): Promise<readonly Watermark[]> {
    const client = await this.#pool.connect();
    let isBroken = false;
    try {
      return await writeBatch(client, submissions, this.#options.now());
    } catch (error) {
      isBroken = isConnectionLoss(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  }
}

/** The database said no to the rows themselves: no other time or connection would help. */
function isRefusal(error: unknown): boolean {
  return !isConnectionLoss(error) && !isCollision(error) && asDatabaseFault(error).code === 'input-invalid';
}

/** A row for which no partition stands: of all checks that can fail, the one that names no constraint. */
function isWithoutPartition(error: unknown): boolean {
  const isCheck = sqlState(error) === '23514';
  return isCheck && error instanceof Error && !('constraint' in error && error.constraint !== undefined);
}

function daysOf(submissions: readonly Submission[]): ReadonlySet<number> {
  const all = submissions.flatMap(({ records }) => records.map(({ entry }) => entry.header.occurredAt));
  return new Set(all.map((at) => Math.floor(at / day) * day));
}
