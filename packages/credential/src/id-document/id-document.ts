import type { Instant, Personal } from '@vedette/domain';
import type { IdDocumentKind } from './layout.ts';

/** What is read of a document. The address, the nation and the issuer are looked at and not kept. */
export interface IdDocument {
  readonly kind: IdDocumentKind;
  readonly name: Personal<string>;
  /** `YYYY-MM-DD` */
  readonly birthDate: Personal<string>;
  readonly number: Personal<string>;
  readonly validFrom: Instant;
  /** The first instant at which it is not valid any more; null for one without end (`长期`). */
  readonly validUntil: Instant | null;
  /** Whether number, date of birth, sex and validity belong together. */
  readonly consistent: boolean;
  /** As the chip holds it; null where it holds none. */
  readonly photo: Uint8Array | null;
}
