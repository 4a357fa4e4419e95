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
export interface Room {
  /** Called before each record. Throws what SQLite throws. */
  forRecord(): void;
  forCapture(): void;
  recordAdded(): void;
  captureAdded(): void;
  capturesRemoved(count: number): void;
  recordCount(): number;
  captureCount(): number;
  limits(): RingLimits;
  setLimits(limits: RingLimits): void;
  /** Counts anew, after a transaction fell. */
  reload(): void;
  /** The alarms raised since the last call. */
  takeRaised(): readonly Alarm[];
}

export function keepRoom(context: StoreContext, outbox: OutboxLog, alarms: AlarmLog): Room {
  let limits = readLimits(context);
  let records = countOf(context.records.raw, 'pass_record');
  let captures = countOf(context.captures.raw, 'capture');
  let additions = 0;
  let raised: Alarm[] = [];
  // After a look that found nothing to shed, the next comes only after some more records.
  let patience = 0;

  const raise = (values: Readonly<Record<string, number>>): void => {
    if (!alarms.hasOpen('storage')) raised.push(alarms.raise({ kind: 'storage', values }));
  };
  const dropCaptures = (count: number): number => {
    const gone = shedCaptures(context, count);
    captures -= gone;
    return gone;
  };
  const dropRecords = (count: number): number => {
    const gone = shedRecords(context, outbox, count);
    records -= gone.records;
    captures -= gone.captures;
    return gone.records;
  };
  const lookAtDisk = (): void => {
    additions += 1;
    if (additions % additionsPerLook !== 1) return;
    const freeBytes = freeBytesOf(context.folder);
    if (freeBytes >= limits.freeBytes) return;
    // Free pages inside captures.db are of no use to records.db until the medium has them back.
    if (dropCaptures(shedAtMost) > 0) giveBack(context.captures);
    else dropRecords(shedAtMost);
    raise({ freeBytes, limit: limits.freeBytes });
  };
  const trimRecords = (): void => {
    if (records < limits.records) return;
    if (patience > 0) {
      patience -= 1;
      return;
    }
    const surplus = records - limits.records + 1;
    if (dropRecords(batchOf(surplus, limits.records)) > 0) return;
    patience = batchOf(0, limits.records);
    raise({ records, limit: limits.records });
  };

  return {
    forRecord() {
      trimRecords();
      lookAtDisk();
    },
    forCapture() {
      const surplus = captures - limits.captures + 1;
      if (surplus > 0) dropCaptures(batchOf(surplus, limits.captures));
      lookAtDisk();
    },
    recordAdded() {
      records += 1;
    },
    captureAdded() {
      captures += 1;
    },
    capturesRemoved(count) {
      captures -= count;
    },
    recordCount: () => records,
    captureCount: () => captures,
    limits: () => limits,
    setLimits(wanted) {
      writeLimits(context, wanted);
      limits = wanted;
      patience = 0;
    },
    reload() {
      records = countOf(context.records.raw, 'pass_record');
      captures = countOf(context.captures.raw, 'capture');
      raised = [];
    },
    takeRaised() {
      const taken = raised;
      raised = [];
      return taken;
    },
  };
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
