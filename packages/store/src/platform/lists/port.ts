import type {
  AppealEventName,
  AppealPhase,
  Branded,
  Instant,
  ListId,
  ListKind,
  OrganisationId,
  Personal,
  PersonId,
} from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type AppealId = Branded<string, 'AppealId'>;
/** SHA-256 of a token of 256 bits. */
export type LinkHash = Branded<Uint8Array, 'LinkHash'>;

export interface NewPlatformList {
  readonly organisation: OrganisationId;
  readonly kind: ListKind;
  readonly name: string;
  /** Below which it counts; at least one. */
  readonly places: readonly LocationId[];
  readonly by: string;
}

export interface PlatformList extends Omit<NewPlatformList, 'by'> {
  readonly id: ListId;
  readonly entries: number;
  readonly revision: number;
  readonly createdAt: Instant;
}

export interface PlatformListPatch {
  readonly name?: string | undefined;
  readonly places?: readonly LocationId[] | undefined;
}

export interface NewPlatformEntry {
  readonly person: PersonId;
  /** 1 to 200 UTF-16 units. */
  readonly reason: Personal<string>;
  readonly validFrom: Instant | null;
  readonly validTo: Instant | null;
  /** The account that answers for it. */
  readonly owner: string;
}

export interface PlatformEntry extends NewPlatformEntry {
  readonly list: ListId;
  readonly addedBy: string;
  readonly addedAt: Instant;
  readonly revision: number;
}

/** Somebody on a deny or watch list in force, with what a visitor's name and number are compared with. */
export interface ListedCandidate {
  readonly person: PersonId;
  readonly list: ListId;
  readonly kind: 'deny' | 'watch';
  readonly names: Personal<readonly string[]>;
  readonly sameNumber: boolean;
}

/**
 * Allow, deny and watch lists. What changes here is in the sets of the sites where the list counts when the
 * transaction ends. Who reaches some places only sees every list that counts there, and changes those that count
 * nowhere else.
 */
export interface PlatformListStore {
  /** @throws `conflict` for a name in use, `not-found` for a place out of reach */
  create(reach: Reach, list: NewPlatformList): Promise<PlatformList>;
  get(reach: Reach, id: ListId): Promise<PlatformList | null>;
  all(reach: Reach): Promise<readonly PlatformList[]>;
  /** @throws `not-found`, `conflict`, `not-allowed` for a list that also counts elsewhere */
  patch(reach: Reach, id: ListId, patch: PlatformListPatch): Promise<PlatformList>;
  /** @throws as `patch` */
  remove(reach: Reach, id: ListId): Promise<void>;
  /** Adds or replaces. @throws as `patch`; `not-found` also for a person of another organisation */
  putEntry(reach: Reach, list: ListId, entry: NewPlatformEntry, by: string): Promise<PlatformEntry>;
  /** @throws as `patch` */
  removeEntry(reach: Reach, list: ListId, person: PersonId): Promise<void>;
  /** By when they were added, newest first. */
  entries(reach: Reach, list: ListId, page?: PageRequest): Promise<Page<PlatformEntry>>;
  entriesOf(reach: Reach, person: PersonId): Promise<readonly PlatformEntry[]>;
  /**
   * Those in force at an instant of whom a word of the name, or the number, is the visitor's; at most 500.
   * @param words as `nameTokens` makes them
   */
  candidates(
    organisation: OrganisationId,
    place: LocationId,
    words: readonly string[],
    idNumber: Personal<string> | null,
    at: Instant,
  ): Promise<readonly ListedCandidate[]>;
  /** Takes away entries whose validity is over; gives how many. At most 1000 at once. */
  dropOver(at: Instant): Promise<number>;
}

export interface Appeal {
  readonly id: AppealId;
  readonly organisation: OrganisationId;
  readonly list: ListId;
  readonly person: PersonId;
  readonly phase: AppealPhase;
  readonly filedAt: Instant;
  /** Until when an answer is owed. */
  readonly dueAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
}

export interface AppealMessage {
  readonly at: Instant;
  readonly kind: AppealEventName | 'filed';
  /** An account; null for the person himself. */
  readonly by: string | null;
  readonly text: Personal<string>;
}

/** What the bearer of a notice learns: what stands about him, and how far his appeal is. */
export interface ListNotice {
  readonly list: PlatformList;
  readonly entry: PlatformEntry;
  readonly appeal: Appeal | null;
}

export interface AppealStore {
  /** Lets the bearer of a token see the entry and appeal. @throws `not-found` */
  addNotice(reach: Reach, list: ListId, person: PersonId, token: LinkHash, expiresAt: Instant): Promise<void>;
  /** Null for a token that is unknown or over. */
  notice(token: LinkHash, at: Instant): Promise<ListNotice | null>;
  /** @param by null when the person files by himself. @throws `conflict` while another is open, `not-found` */
  file(
    entry: Pick<PlatformEntry, 'list' | 'person'>,
    text: Personal<string>,
    by: string | null,
    dueAt: Instant,
  ): Promise<Appeal>;
  /**
   * One step with what was said. `lifted` takes the entry away in the same transaction.
   * @throws `not-found`, `conflict` when the step makes no sense now
   */
  step(
    reach: Reach,
    id: AppealId,
    event: AppealEventName,
    text: Personal<string>,
    by: string | null,
  ): Promise<Appeal>;
  get(reach: Reach, id: AppealId): Promise<Appeal | null>;
  messages(reach: Reach, id: AppealId): Promise<readonly AppealMessage[]>;
  /** Oldest first. */
  list(
    reach: Reach,
    filter: PageRequest & { readonly phase?: AppealPhase | undefined },
  ): Promise<Page<Appeal>>;
}
