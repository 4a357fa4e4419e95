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

/** Faces that only the terminals of a site can open. */
export interface SealedReferenceStore {
  /** @throws `not-found` for a person or site out of reach, `conflict` for an id in use at the site */
  put(reach: Reach, site: LocationId, reference: SealedReference): Promise<StoredReference>;
  of(reach: Reach, person: PersonId): Promise<readonly StoredReference[]>;
  /** With the wrap of one terminal; null when it has none. Asked by the device link. */
  forTerminal(site: LocationId, id: string, terminal: RecipientId): Promise<SealedReference | null>;
  /** Ids and whose they are, of all that a terminal can open. */
  idsForTerminal(
    site: LocationId,
    terminal: RecipientId,
  ): Promise<readonly { readonly id: string; readonly person: PersonId }[]>;
  /** @throws `not-found` */
  remove(reach: Reach, site: LocationId, id: string): Promise<void>;
  /** All wraps of a terminal, when it is retired or its key is replaced. Gives how many. */
  forgetTerminal(terminal: RecipientId): Promise<number>;
}
