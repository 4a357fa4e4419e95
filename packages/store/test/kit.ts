import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Duty,
  type DutyId,
  type Instant,
  instant,
  type LaneId,
  type PassageId,
  type PassBody,
  type PassHeader,
  type Person,
  Personal,
  type PersonId,
} from '@vedette/domain';
import { createWithKeeper, type Keeper, unlockWithKeeper } from '@vedette/vault';
import { onTestFinished } from 'vitest';
import { openFile } from '../src/terminal/database/open-file.ts';
import { deriveKey } from '../src/terminal/key/derive.ts';
import { openTerminalStore } from '../src/terminal/open-terminal-store.ts';
import { passageIds } from '../src/terminal/records/passage-ids.ts';
import type { NewPassRecord } from '../src/terminal/records/port.ts';
import type { TerminalStore } from '../src/terminal/terminal-store.ts';
import { keeperInMemory } from './keeper.ts';

export const dayMilliseconds = 86_400_000;
export const minuteMilliseconds = 60_000;
/** 2026-11-24T00:00:00Z */
export const start: Instant = instant(Date.UTC(2026, 10, 24));

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that a test sets. */
export class Clock {
  at: Instant = start;
  readonly now = (): Instant => this.at;
  pass(milliseconds: number): void {
    this.at = instant(this.at + milliseconds);
  }
}

export interface Site {
  readonly store: TerminalStore;
  readonly folder: string;
  readonly clock: Clock;
  readonly key: Buffer;
  readonly keeper: Keeper;
  /** Unlocked, where there is a vault. */
  reopen(): Promise<TerminalStore>;
  reopenLocked(): Promise<TerminalStore>;
}

/** @param vault false for a folder of a release that had none */
export async function openSite({
  worker = false,
  folder = temporaryFolder(),
  vault = true,
} = {}): Promise<Site> {
  const clock = new Clock();
  const key = randomBytes(32);
  const keeper = keeperInMemory();
  const openLocked = async (): Promise<TerminalStore> => {
    const keySource = { key: async () => Buffer.from(key) };
    const store = await openTerminalStore({
      folder: join(folder, 'data'),
      keySource,
      now: clock.now,
      worker,
    });
    onTestFinished(() => store.close());
    return store;
  };
  const open = async (): Promise<TerminalStore> => {
    const store = await openLocked();
    if ((await store.vault.look()).state !== 'none') await unlockWithKeeper(store.vault, keeper);
    return store;
  };
  const store = await openLocked();
  if (vault) await createWithKeeper(store.vault, keeper, 1);
  await store.duties.adopt(dutyOf(), { by: null, note: '' });
  return {
    ...{ store, folder: join(folder, 'data'), clock, key, keeper },
    ...{ reopen: open, reopenLocked: openLocked },
  };
}

/** The file of captures, likewise. */
export const openCaptures = ({ folder, key }: Pick<Site, 'folder' | 'key'>) =>
  openFile(join(folder, 'captures.db'), deriveKey(key, 'captures-file'));

/** The file of records as the store leaves it, opened without the store; to be closed by the caller. */
export const openRecords = ({ folder, key }: Pick<Site, 'folder' | 'key'>) =>
  openFile(join(folder, 'records.db'), deriveKey(key, 'records-file'));

const operators = ['tracer'] as const;
const keep = (maxKeep: `${number}d`, minKeep: `${number}d` = '0d') => ({
  why: 'test',
  minKeep,
  maxKeep,
  visibleTo: operators,
});

/** Keeps a phone number 3 days, a name 14, a capture 1. */
export function dutyOf(change: Partial<Duty> = {}): Duty {
  return {
    id: 'door' as DutyId,
    version: 1,
    title: { 'zh-CN': '门', en: 'Door' },
    purpose: 'access',
    basis: 'pipl-13-2',
    processor: { name: 'Site', contact: '1' },
    require: [],
    collect: { name: keep('14d', '2d'), phone: keep('3d'), capture: keep('1d') },
    deviceOnly: [],
    alarmOn: [],
    failMode: 'secure',
    askReason: false,
    openFor: '5s',
    ...change,
  };
}

let floor = 0;
const nextId = passageIds(() => instant(floor++), start);
export const newId = (): PassageId => nextId();

export function headerOf(at: Instant, change: Partial<PassHeader> = {}): PassHeader {
  return {
    id: newId(),
    occurredAt: at,
    lane: 'lane-1' as LaneId,
    direction: 'in',
    duty: 'door' as DutyId,
    dutyVersion: 1,
    purpose: 'access',
    outcome: 'granted',
    reasons: [],
    notices: [],
    by: ['face'],
    manual: false,
    ...change,
  };
}

export function recordOf(
  at: Instant,
  { person, body = {}, ...change }: Partial<PassHeader> & { person?: PersonId; body?: PassBody } = {},
): NewPassRecord {
  const day = new Date(at).toISOString().slice(0, 10);
  const subject = person === undefined ? null : { person, day };
  return { header: headerOf(at, change), subject, body: new Personal(body) };
}

export function personOf(id: string, name: string, change: Partial<Person> = {}): Person {
  return {
    id: id as PersonId,
    name: new Personal(name),
    phone: null,
    idNumber: null,
    organisation: null,
    validFrom: null,
    validTo: null,
    ...change,
  };
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
