import {
  type Duty,
  type DutyId,
  type Instant,
  instant,
  type LaneId,
  Personal,
  type PersonId,
} from '@vedette/domain';
import { type NewPassRecord, openTerminalStore, passageIds, type TerminalStore } from '@vedette/store';
import { createWithKeeper, fileKeeper, unlockWithKeeper } from '@vedette/vault';

export const dayMilliseconds = 86_400_000;
export const people = 5_000;

const keep = { why: 'bench', minKeep: '0d', maxKeep: '90d', visibleTo: [] } as const;
export const duty: Duty = {
  id: 'door' as DutyId,
  version: 1,
  title: { 'zh-CN': '门', en: 'Door' },
  purpose: 'access',
  basis: 'pipl-13-2',
  processor: { name: 'Site', contact: '1' },
  require: [],
  collect: { name: keep, capture: keep },
  deviceOnly: [],
  alarmOn: [],
  failMode: 'secure',
  askReason: false,
  openFor: '5s',
};

/** 2026-01-01T00:00:00Z, from where the bench's time runs. */
export const begin = Date.UTC(2026, 0, 1);
let present = begin;
const now = (): Instant => instant(present);
export const nextId = passageIds(now, instant(0));

/** Sets the store's clock, in milliseconds. */
export function setClock(milliseconds: number): void {
  present = milliseconds;
}

/** The `i`-th passage, every fiftieth refused. */
export function recordAt(at: number, i: number): NewPassRecord {
  const denied = i % 50 === 0;
  return {
    header: {
      id: nextId(),
      occurredAt: instant(at),
      lane: `lane-${i % 2}` as LaneId,
      direction: i % 3 === 0 ? 'out' : 'in',
      duty: duty.id,
      dutyVersion: 1,
      purpose: duty.purpose,
      outcome: denied ? 'denied' : 'granted',
      reasons: denied ? ['schedule:outside-hours'] : [],
      notices: [],
      by: ['face'],
      manual: false,
    },
    subject: { person: personAt(i), day: new Date(at).toISOString().slice(0, 10) },
    body: new Personal({ name: `Person ${i % people}` }),
  };
}

export function personAt(i: number): PersonId {
  return `person-${i % people}` as PersonId;
}

export async function openStore(folder: string, key: Buffer, worker: boolean): Promise<TerminalStore> {
  const keySource = { key: async () => Buffer.from(key) };
  const store = await openTerminalStore({ folder, keySource, now, worker });
  const path = `${folder}-keeper/share`;
  const keeper = fileKeeper({ path, outside: folder, mustExist: () => false });
  const { state } = await store.vault.look();
  if (state === 'none') await createWithKeeper(store.vault, keeper, 1);
  else await unlockWithKeeper(store.vault, keeper);
  if ((await store.duties.current()) === null) await store.duties.adopt(duty, { by: null, note: '' });
  return store;
}
