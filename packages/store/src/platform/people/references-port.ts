import type { Instant, OrganisationId, PersonId } from '@vedette/domain';
import type { RecipientId, SealedReference } from '@vedette/vault';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

/** A sealed reference of one site, and which terminals can open it. */
export interface StoredReference {
  readonly organisation: OrganisationId;
  readonly site: LocationId;
  readonly person: PersonId;
  /** Of its label, unique at the site. */
  readonly id: string;
  readonly content: 'photograph' | 'reference';
  readonly bytes: number;
  readonly recipients: readonly RecipientId[];
  readonly createdAt: Instant;
}

/** The content key of a reference, sealed to one more terminal. */
export interface NewWrap {
  /** Label id of the reference. */
  readonly reference: string;
  readonly recipient: RecipientId;
  /** 80 bytes. */
  readonly bytes: Uint8Array;
}

/** Faces that only the terminals of a site can open. */
export interface SealedReferenceStore {
  /**
   * @throws `not-found` for a person or site out of reach, `conflict` for an id in use at the site, `input-invalid` when
   * it is sealed to somebody who is no terminal of the site
   */
  put(reach: Reach, site: LocationId, reference: SealedReference): Promise<StoredReference>;
  of(reach: Reach, person: PersonId): Promise<readonly StoredReference[]>;
  /** With the wrap of one terminal; null when it has none. Asked by the device link. */
  forTerminal(site: LocationId, id: string, terminal: RecipientId): Promise<SealedReference | null>;
  /** Ids and whose they are, of all that a terminal can open. */
  idsForTerminal(
    site: LocationId,
    terminal: RecipientId,
  ): Promise<readonly { readonly id: string; readonly person: PersonId }[]>;
  /**
   * What a terminal sealed to others of its site. Wraps of what it cannot open itself, for nobody of the site, or for
   * whom there is one already, are left. Gives how many were taken.
   */
  addWraps(site: LocationId, by: RecipientId, wraps: readonly NewWrap[]): Promise<number>;
  /** @throws `not-found` */
  remove(reach: Reach, site: LocationId, id: string): Promise<void>;
}
