import type { Instant } from '@vedette/domain';
import type { CertificateStore, LogStore } from '@vedette/store/platform';
import type { LogNames, SignBytes, VerifierKey } from '@vedette/vault/log';
import type { PublicLog } from '../log/public-log.ts';
import type { AuditTrail } from '../module/audit.ts';

/** What issuing needs: a key, the log, and a place to keep what was signed. */
export interface IssueDeps {
  readonly certificates: CertificateStore;
  readonly log: Pick<PublicLog, 'append' | 'origin'>;
  readonly names: LogNames;
  readonly issuer: { readonly key: VerifierKey; readonly sign: SignBytes };
  readonly audit: AuditTrail;
}

export interface CertificateDeps extends IssueDeps {
  readonly log: PublicLog;
  readonly publicLog: LogStore;
  /** The keys that a verifier needs, as a file of trust. */
  readonly keys: string;
  /** Where the platform is reached from outside: the code on the paper leads there. */
  readonly origin: string;
  readonly now: () => Instant;
}
