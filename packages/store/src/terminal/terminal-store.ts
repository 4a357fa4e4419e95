import type { Instant } from '@vedette/domain';
import type { AlarmStore } from './alarms/port.ts';
import type { AuditStore } from './audit/port.ts';
import type { CaptureStore } from './captures/port.ts';
import type { DutyStore } from './duties/port.ts';
import type { IdentityStore } from './identities/port.ts';
import type { KeySource } from './key/key-source.ts';
import type { LinkStore } from './link/port.ts';
import type { ListStore } from './lists/port.ts';
import type { OperatorStore } from './operators/port.ts';
import type { OutboxStore } from './outbox/port.ts';
import type { PassStore } from './passes/port.ts';
import type { PeopleStore } from './people/port.ts';
import type { RecordStore } from './records/port.ts';
import type { ReferenceStore } from './references/port.ts';
import type { ScheduleStore } from './schedules/port.ts';
import type { SettingStore } from './settings/port.ts';
import type { TrustDocumentStore } from './trust/port.ts';
import type { UpkeepStore } from './upkeep/port.ts';
import type { VaultStore } from './vault/port.ts';

/** Everything the store can do, by concept. Every call is one transaction: wholly done, or not at all. */
export interface TerminalStoreConcepts {
  readonly people: PeopleStore;
  readonly references: ReferenceStore;
  readonly identities: IdentityStore;
  readonly passes: PassStore;
  readonly trust: TrustDocumentStore;
  readonly lists: ListStore;
  readonly schedules: ScheduleStore;
  readonly duties: DutyStore;
  readonly records: RecordStore;
  readonly captures: CaptureStore;
  readonly alarms: AlarmStore;
  readonly operators: OperatorStore;
  readonly settings: SettingStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
  readonly link: LinkStore;
  readonly upkeep: UpkeepStore;
  readonly vault: VaultStore;
}

/** The encrypted store of a sentinel. A promise that resolves means the change is on the medium. */
export interface TerminalStore extends TerminalStoreConcepts {
  /** Finishes what was asked before, then lets go of the files. Later calls fail with `store-busy`. */
  close(): Promise<void>;
}

export interface TerminalStoreOptions {
  /** Holds `records.db` and `captures.db`; made with mode 0700 when it is not there. */
  readonly folder: string;
  readonly keySource: KeySource;
  readonly now: () => Instant;
  /** In a thread of its own, so that a slow commit never holds up a frame; true when absent. */
  readonly worker?: boolean | undefined;
}
