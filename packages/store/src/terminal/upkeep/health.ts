import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@vedette/domain';
import type { StoreContext } from '../context.ts';
import type { Connection } from '../database/connection.ts';
import { pageBytes } from '../database/open-file.ts';
import type { OutboxLog } from '../outbox/outbox-log.ts';
import type { StoreFile, StoreHealth } from './port.ts';
import { freeBytesOf, type Room } from './room.ts';

interface HealthDeps {
  readonly outbox: OutboxLog;
  readonly room: Room;
  readonly sweptAtOpen: number;
}

export function healthOf(context: StoreContext, { outbox, room, sweptAtOpen }: HealthDeps): StoreHealth {
  const { folder, records, captures } = context;
  const number = (text: string): number | null => records.raw.prepare<[], number>(text).pluck().get() ?? null;
  return {
    files: {
      records: fileOf(join(folder, 'records.db'), records),
      captures: fileOf(join(folder, 'captures.db'), captures),
    },
    counts: {
      records: room.recordCount,
      captures: room.captureCount,
      people: number('select count(*) from person') ?? 0,
      references: number('select count(*) from face_reference') ?? 0,
      openAlarms: number('select count(*) from alarm where acknowledged_at is null') ?? 0,
      pending: outbox.head() - outbox.deliveredThrough,
    },
    limits: room.limits,
    delivery: outbox.delivery,
    freeBytes: freeBytesOf(folder),
    oldestRecordAt: number('select min(occurred_at) from pass_record') as Instant | null,
    newestRecordAt: number('select max(occurred_at) from pass_record') as Instant | null,
    sweptAtOpen,
  };
}

function fileOf<Schema>(file: string, { raw }: Connection<Schema>): StoreFile {
  const size = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  const free = Number(raw.pragma('freelist_count', { simple: true }));
  return { bytes: size(file) + size(`${file}-wal`), reusableBytes: free * pageBytes };
}

/** Reads every page of both files and so checks the authentication tag of each. */
export function integrityOf({ records, captures }: StoreContext): 'whole' | 'damaged' {
  return isWhole(records) && isWhole(captures) ? 'whole' : 'damaged';
}

export function isWhole<Schema>({ raw }: Connection<Schema>): boolean {
  try {
    return raw.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    // What cannot be read at all comes as an error and not as a finding.
    return false;
  }
}
