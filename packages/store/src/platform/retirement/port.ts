import type {
  Branded,
  ErasureReport,
  Holding,
  Instant,
  OrganisationId,
  RetirementEvent,
  RetirementEventName,
  RetirementPhase,
  RetirementState,
} from '@vedette/domain';
import type { LogPlace } from '@vedette/vault/log';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { DeviceId } from '../devices/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type RetirementId = Branded<string, 'RetirementId'>;

/** A backup that was made for the owner, and what shows that it can be restored. */
export interface RetirementBackup {
  /** As age writes it: `age1…`. */
  readonly recipient: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly records: number;
  readonly restoredAt: Instant;
}

/** What is left of the keeper's shares of a device. */
export interface DestroyedShareRow {
  readonly generation: number;
  readonly epoch: number;
  readonly tombstone: string;
  readonly place: LogPlace;
}

export interface RetirementProgress {
  readonly stage: string;
  readonly done: number;
  readonly of: number;
  readonly at: Instant;
}

/** What the device said of itself, in its very characters, and what signs it. */
export interface SignedEvidence {
  readonly text: string;
  readonly publicKey: string;
  readonly signature: string;
  readonly at: Instant;
}

/** What somebody's bench found on the device's media. */
export interface BenchReport {
  readonly report: ErasureReport;
  readonly by: string;
  readonly at: Instant;
}

/** What a step may bring along; what is absent stays. */
export interface RetirementChange {
  readonly holdings?: readonly Holding[];
  readonly holdingsAt?: Instant | null;
  readonly backup?: RetirementBackup;
  readonly shares?: readonly DestroyedShareRow[];
  readonly progress?: RetirementProgress | null;
  readonly evidenceKey?: string;
  readonly evidence?: SignedEvidence;
  readonly reports?: readonly BenchReport[];
  readonly certificate?: string;
  /** Words on the line of the step: why. */
  readonly detail?: string;
}

export interface Retirement {
  readonly id: RetirementId;
  readonly batch: string;
  readonly organisation: OrganisationId;
  readonly site: LocationId | null;
  readonly device: DeviceId;
  readonly reason: string;
  readonly state: RetirementState;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly holdings: readonly Holding[] | null;
  /** When the device counted it; null when it could not be asked. */
  readonly holdingsAt: Instant | null;
  readonly canarySeed: Uint8Array;
  readonly backup: RetirementBackup | null;
  readonly shares: readonly DestroyedShareRow[] | null;
  readonly progress: RetirementProgress | null;
  /** Certified for its evidence, base64url. */
  readonly evidenceKey: string | null;
  readonly evidence: SignedEvidence | null;
  readonly reports: readonly BenchReport[];
  readonly certificate: string | null;
}

export interface RetirementStep {
  readonly number: number;
  readonly at: Instant;
  readonly event: RetirementEventName | 'opened';
  readonly phase: RetirementPhase;
  readonly by: string | null;
  readonly detail: string | null;
}

export interface RetirementFilter extends PageRequest {
  readonly phase?: RetirementPhase | undefined;
  readonly batch?: string | undefined;
  readonly device?: DeviceId | undefined;
}

export interface RetirementStore {
  /**
   * One for each device, in one batch.
   * @throws `not-found` for a device out of reach, `conflict` for one that is not claimed or is on its way already
   */
  open(
    reach: Reach,
    asked: {
      readonly batch: string;
      readonly devices: readonly DeviceId[];
      readonly reason: string;
      readonly by: string;
    },
    at: Instant,
  ): Promise<readonly Retirement[]>;
  get(reach: Reach, id: string): Promise<Retirement | null>;
  /** Newest first. */
  list(reach: Reach, filter: RetirementFilter): Promise<Page<Retirement>>;
  steps(reach: Reach, id: string): Promise<readonly RetirementStep[]>;
  /** Of any organisation: for the link, and for what goes on by itself. */
  find(id: string): Promise<Retirement | null>;
  /** In these phases, the longest unchanged first. */
  waiting(phases: readonly RetirementPhase[], limit: number): Promise<readonly Retirement[]>;
  /**
   * One step of the machine with what it brings, in one transaction and with its line.
   * @throws `not-found`, `conflict` when the step makes no sense now, or not by that person
   */
  step(
    id: RetirementId,
    event: RetirementEvent,
    by: string | null,
    at: Instant,
    change?: RetirementChange,
  ): Promise<Retirement>;
  /** What changes no phase. */
  note(id: RetirementId, change: RetirementChange, at: Instant): Promise<void>;
}
