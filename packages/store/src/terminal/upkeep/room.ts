import { statfsSync } from 'node:fs';
import type { AlarmLog } from '../alarms/alarm-log.ts';
import type { Alarm } from '../alarms/port.ts';
import type { StoreContext } from '../context.ts';
import { giveBack } from '../database/give-back.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import { readLimits, writeLimits } from './limits.ts';
import type { RingLimits } from './port.ts';
import { shedCaptures, shedRecords } from './shed.ts';

/** At the limit a few go at once, so that not every record pays for a deletion. */
const shedAtMost = 64;
/** How often the medium's free space is looked at, in additions. */
const additionsPerLook = 32;

/** Keeps the rings within their limits: captures go first, then delivered records, then an alarm. */
export class Room {
  readonly #context: StoreContext;
  readonly #outbox: OutboxLog;
  readonly #alarms: AlarmLog;
  #limits: RingLimits;
  #records: number;
  #captures: number;
  #additions = 0;
  #raised: Alarm[] = [];
  /** After a look that found nothing to shed, the next comes only after this many more records. */
  #patience = 0;

  constructor(context: StoreContext, outbox: OutboxLog, alarms: AlarmLog) {
    this.#context = context;
    this.#outbox = outbox;
    this.#alarms = alarms;
    this.#limits = readLimits(context);
    this.#records = countOf(context.records.raw, 'pass_record');
    this.#captures = countOf(context.captures.raw, 'capture');
  }

  get recordCount(): number {
    return this.#records;
  }

  get captureCount(): number {
    return this.#captures;
  }

  get limits(): RingLimits {
    return this.#limits;
  }

  setLimits(limits: RingLimits): void {
    writeLimits(this.#context, limits);
    this.#limits = limits;
    this.#patience = 0;
  }

  /** Called before each record. Throws what SQLite throws. */
  forRecord(): void {
    this.#trimRecords();
    this.#lookAtDisk();
  }

  /** Called before each capture. */
  forCapture(): void {
    const surplus = this.#captures - this.#limits.captures + 1;
    if (surplus > 0) this.#dropCaptures(batchOf(surplus, this.#limits.captures));
    this.#lookAtDisk();
  }

  recordAdded(): void {
    this.#records += 1;
  }

  captureAdded(): void {
    this.#captures += 1;
  }

  capturesRemoved(count: number): void {
    this.#captures -= count;
  }

  /** The alarms raised since the last call. */
  takeRaised(): readonly Alarm[] {
    const taken = this.#raised;
    if (taken.length > 0) this.#raised = [];
    return taken;
  }

  /** Counts anew, after a transaction fell. */
  reload(): void {
    this.#records = countOf(this.#context.records.raw, 'pass_record');
    this.#captures = countOf(this.#context.captures.raw, 'capture');
    this.#raised = [];
  }

  #trimRecords(): void {
    const { records: limit } = this.#limits;
    if (this.#records < limit) return;
    if (this.#patience > 0) {
      this.#patience -= 1;
      return;
    }
    if (this.#dropRecords(batchOf(this.#records - limit + 1, limit)) > 0) return;
    this.#patience = batchOf(0, limit);
    this.#raise({ records: this.#records, limit });
  }

  #lookAtDisk(): void {
    this.#additions += 1;
    if (this.#additions % additionsPerLook !== 1) return;
    const freeBytes = freeBytesOf(this.#context.folder);
    if (freeBytes >= this.#limits.freeBytes) return;
    // Free pages inside captures.db are of no use to records.db until the medium has them back.
    if (this.#dropCaptures(shedAtMost) > 0) giveBack(this.#context.captures);
    else this.#dropRecords(shedAtMost);
    this.#raise({ freeBytes, limit: this.#limits.freeBytes });
  }

  #dropCaptures(count: number): number {
    const gone = shedCaptures(this.#context, count);
    this.#captures -= gone;
    return gone;
  }

  #dropRecords(count: number): number {
    const gone = shedRecords(this.#context, this.#outbox, count);
    this.#records -= gone.records;
    this.#captures -= gone.captures;
    return gone.records;
  }

  #raise(values: Readonly<Record<string, number>>): void {
    if (this.#alarms.hasOpen('storage')) return;
    this.#raised.push(this.#alarms.raise({ kind: 'storage', values }));
  }
}

/** The surplus and a thousandth of the ring, but not so much at once that a record waits for it. */
function batchOf(surplus: number, limit: number): number {
  return Math.min(shedAtMost, surplus + Math.floor(limit / 1000));
}

export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function countOf(raw: StoreContext['records']['raw'], table: 'pass_record' | 'capture'): number {
  return raw.prepare<[], number>(`select count(*) from ${table}`).pluck().get() ?? 0;
}
