import type { Branded, Instant } from '@vedette/domain';
import type { OperatorId } from '../operators/port.ts';
import type { Page, PageRequest } from '../page.ts';
import type { Json } from '../settings/port.ts';

export type AuditSeq = Branded<number, 'AuditSeq'>;

export interface NewAuditEntry {
  /** Null for the sentinel itself. */
  readonly actor: OperatorId | null;
  /** What was done, in kebab case: `record-shown`, `person-removed`. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly target?: string | null | undefined;
  /** Counts, reasons given, field names; never personal content. */
  readonly detail?: Json | undefined;
}

export interface AuditEntry {
  readonly seq: AuditSeq;
  readonly at: Instant;
  readonly actor: OperatorId | null;
  readonly action: string;
  readonly target: string | null;
  readonly detail: Json;
  /** SHA-256 over this entry and the hash before it, in hex. */
  readonly hash: string;
}

export interface AuditFilter extends PageRequest {
  readonly actor?: OperatorId | undefined;
  readonly action?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

export interface AuditHead {
  readonly entries: number;
  readonly hash: string;
}

export type AuditVerdict =
  | ({ readonly whole: true } & AuditHead)
  | { readonly whole: false; readonly brokenAt: AuditSeq };

/** Append-only; each entry's hash covers the one before. */
export interface AuditStore {
  append(entry: NewAuditEntry): Promise<AuditEntry>;
  /** Newest first. */
  list(filter: AuditFilter): Promise<Page<AuditEntry>>;
  head(): Promise<AuditHead>;
  /** Walks the whole chain. */
  verify(): Promise<AuditVerdict>;
}
