import type { Instant } from '@vedette/domain';
import type { TerminalVault } from '@vedette/vault';
import type { Connection } from './database/connection.ts';
import type { CapturesSchema, RecordsSchema } from './database/schema.ts';
import type { NumberIndex } from './identities/number-index.ts';
import type { Sealer } from './key/seal.ts';
import type { NameIndex } from './people/name-index.ts';
import type { SubjectIndex } from './records/subject-tag.ts';
import type { PersonalSeal } from './vault/personal-seal.ts';

/** What every concept may use. */
export interface StoreContext {
  readonly folder: string;
  readonly records: Connection<RecordsSchema>;
  readonly captures: Connection<CapturesSchema>;
  readonly subjects: SubjectIndex;
  readonly numbers: NumberIndex;
  readonly secrets: Sealer;
  /** Locked until its keeper has answered; of the personal tier nothing opens before. */
  readonly vault: TerminalVault;
  readonly personal: PersonalSeal;
  readonly names: NameIndex;
  /** The present as the caller of the running call sees it. */
  readonly now: () => Instant;
}
