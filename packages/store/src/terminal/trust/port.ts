import type { Instant, Personal, TrustKind } from '@vedette/domain';
import type { OperatorId } from '../operators/port.ts';
import type { Json } from '../settings/port.ts';

export interface NewTrustDocument {
  /** Letters, digits, `.` and `-`; putting one that is there replaces it. */
  readonly id: string;
  readonly kind: TrustKind;
  readonly name: string;
  readonly document: Json;
  /** What the issuer's gateway knows us by; absent keeps what is sealed already. */
  readonly secret?: Personal<string> | undefined;
  readonly by: OperatorId | null;
}

export interface TrustDocument {
  readonly id: string;
  readonly kind: TrustKind;
  readonly name: string;
  readonly document: Json;
  readonly hasSecret: boolean;
  readonly setAt: Instant;
  readonly setBy: OperatorId | null;
}

/** What the site believes of other issuers. Secrets are sealed one by one, and only `secret` opens them. */
export interface TrustDocumentStore {
  all(): Promise<readonly TrustDocument[]>;
  /** @throws `input-invalid`, `conflict` when the id names a document of another kind */
  put(document: NewTrustDocument): Promise<TrustDocument>;
  /** False when there was none. */
  remove(id: string): Promise<boolean>;
  /** For whoever talks to the gateway, and for nobody's screen. */
  secret(id: string): Promise<Personal<string> | null>;
}
