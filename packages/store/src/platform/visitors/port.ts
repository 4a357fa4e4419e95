import type {
  AcceptedVersion,
  ApprovalRule,
  Branded,
  Duration,
  Instant,
  OrganisationId,
  Personal,
  PersonId,
  Recurrence,
  Screening,
  VisitEvent,
  VisitEventName,
  VisitPhase,
  VisitState,
  VisitTimes,
  VisitWindow,
} from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LinkHash } from '../lists/port.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type InvitationId = Branded<string, 'InvitationId'>;
export type VisitId = Branded<string, 'VisitId'>;
export type VisitDocumentId = Branded<string, 'VisitDocumentId'>;
export type WalkInDeskId = Branded<string, 'WalkInDeskId'>;

export const invitationKinds = ['single', 'group', 'recurring', 'walk-in'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** How a site receives visitors. */
export interface SiteVisitRule extends VisitTimes {
  readonly approval: ApprovalRule;
  /** How long before the time they may come in. */
  readonly early: Duration;
  /** How long what is known of a visitor is kept after the end of the visit. */
  readonly keep: Duration;
  readonly documents: readonly VisitDocumentId[];
  /** Whether somebody uninvited may ask at the door. */
  readonly walkIn: boolean;
  /** How a visitor finds the way in. */
  readonly directions: VisitDocumentText | null;
}

export interface NewVisitor {
  readonly name: Personal<string>;
  readonly phone: Personal<string> | null;
  readonly mail: Personal<string> | null;
  readonly idNumber: Personal<string> | null;
  readonly unit: string | null;
  readonly screening: Screening;
}

export interface NewInvitation {
  readonly organisation: OrganisationId;
  readonly site: LocationId;
  readonly kind: InvitationKind;
  readonly host: PersonId | null;
  readonly hostAccount: string | null;
  readonly madeBy: string;
  /** Why they come, 1 to 200 UTF-16 units. */
  readonly purpose: string;
  readonly recurrence: Recurrence | null;
  readonly entries: 'single' | 'multiple';
  /** Ids of areas that the pass is good for; the whole site when empty. At most 16. */
  readonly zones: readonly string[];
  readonly escort: { readonly escorts: readonly PersonId[]; readonly within: Duration } | null;
}

export interface Invitation extends NewInvitation {
  readonly id: InvitationId;
  readonly createdAt: Instant;
}

/** One visitor, one time. */
export interface Visit {
  readonly id: VisitId;
  readonly organisation: OrganisationId;
  readonly site: LocationId;
  readonly invitation: InvitationId;
  /** Null once the visitor's data are deleted. */
  readonly person: PersonId | null;
  readonly screening: Screening;
  readonly state: VisitState;
  readonly badge: string | null;
  readonly passId: string | null;
  readonly eraseAskedAt: Instant | null;
  readonly eraseAt: Instant | null;
  readonly revision: number;
  readonly createdAt: Instant;
}

/** Each visitor of an invitation at each of its times. */
export interface PlannedVisit {
  readonly visitor: NewVisitor;
  /** Beginnings of the lives of the visits, one for each time. */
  readonly states: readonly VisitState[];
}

export const visitNoticeKinds = [
  'approval-needed',
  'approved',
  'refused',
  'cancelled',
  'moved',
  'arrived',
  'admitted',
  'left',
  'overstayed',
  'ended',
] as const;
export type VisitNoticeKind = (typeof visitNoticeKinds)[number];

export interface VisitNotice {
  readonly id: string;
  readonly organisation: OrganisationId;
  readonly visit: VisitId;
  readonly kind: VisitNoticeKind;
  readonly at: Instant;
}

export interface VisitFilter extends PageRequest {
  readonly site?: LocationId | undefined;
  readonly phases?: readonly VisitPhase[] | undefined;
  readonly host?: PersonId | undefined;
  readonly invitation?: InvitationId | undefined;
  readonly person?: PersonId | undefined;
  /** Windows that begin at or after. */
  readonly from?: Instant | undefined;
  /** Windows that begin before. */
  readonly to?: Instant | undefined;
}

export interface VisitStepLine {
  readonly number: number;
  readonly at: Instant;
  /** `escorted`: an escort (`by`, a person) went in first. */
  readonly kind: VisitEventName | 'invited' | 'walked-in' | 'corrected' | 'erasure-asked' | 'escorted';
  readonly by: string | null;
}

/** A step of a visit and what goes with it, in one transaction. */
export interface VisitChange {
  readonly event: VisitEvent;
  /** An account, or a person; null for the visitor himself, or time. */
  readonly by: string | null;
  readonly notice: VisitNoticeKind | null;
}

export interface VisitStore {
  rule(site: LocationId): Promise<SiteVisitRule | null>;
  /** @throws `not-found` for a site or document out of reach */
  setRule(reach: Reach, site: LocationId, rule: SiteVisitRule): Promise<void>;
  /**
   * Writes an invitation with its visitors and their visits, all or none; at most 200 visits.
   * @throws `not-found` for a site, host or escort out of reach
   */
  invite(
    reach: Reach,
    invitation: NewInvitation,
    visits: readonly PlannedVisit[],
    rule: SiteVisitRule,
  ): Promise<{ readonly invitation: Invitation; readonly visits: readonly Visit[] }>;
  invitation(reach: Reach, id: InvitationId): Promise<Invitation | null>;
  get(reach: Reach, id: VisitId): Promise<Visit | null>;
  /** By the beginning of their windows, latest first. */
  list(reach: Reach, filter: VisitFilter): Promise<Page<Visit>>;
  steps(reach: Reach, id: VisitId): Promise<readonly VisitStepLine[]>;
  /**
   * One step. Sites learn of it through their sets in the same transaction.
   * @throws `not-found`, `conflict` when the step makes no sense now or somebody was faster
   */
  step(reach: Reach, id: VisitId, change: VisitChange): Promise<Visit>;
  /** Those whose moment has come go on by themselves, at most `limit`; gives them as they are after it. */
  stepDue(at: Instant, limit: number): Promise<readonly Visit[]>;
  /** Notes that an escort of the invitation goes in first. @throws `not-found` */
  noteEscort(reach: Reach, id: VisitId, escort: PersonId, at: Instant): Promise<void>;
  setBadge(reach: Reach, id: VisitId, badge: string | null): Promise<void>;
  /** Notes which pass was issued last for a visit. */
  setPass(id: VisitId, passId: string): Promise<void>;
  /** Numbers of visits of a site by phase, for the desk. */
  counts(reach: Reach, site: LocationId): Promise<ReadonlyMap<VisitPhase, number>>;
}

/** What a link opens. */
export interface LinkedVisit {
  readonly visit: Visit;
  readonly holder: 'visitor' | 'host';
}

export interface VisitLinkStore {
  add(visit: VisitId, holder: 'visitor' | 'host', token: LinkHash, expiresAt: Instant): Promise<void>;
  /** Null for one that is unknown or over. */
  find(token: LinkHash, at: Instant): Promise<LinkedVisit | null>;
}

/** What a visitor may do about his data, and what time does. */
export interface VisitorDataStore {
  /**
   * The visitor deletes: at once, or when he leaves while he is on site. The person's row, the rows in the sets of
   * the sites and what only they point at go; that somebody came stays.
   * @returns when; null when nothing is known any more
   */
  ask(visit: VisitId, at: Instant): Promise<Instant | null>;
  /** Deletes everybody whose time has come, at most `limit`; gives how many. */
  eraseDue(at: Instant, limit: number): Promise<number>;
  /** What the visitor corrects of himself. @throws `not-found`, `conflict` once the visit is over */
  correct(
    visit: VisitId,
    change: Partial<Pick<NewVisitor, 'name' | 'phone' | 'mail' | 'idNumber' | 'unit'>>,
    screening: Screening,
    at: Instant,
  ): Promise<void>;
}

export interface VisitNoticeStore {
  /** Takes notices for a while, so that no two processes send one; those not settled come again. */
  take(at: Instant, until: Instant, limit: number): Promise<readonly VisitNotice[]>;
  settle(ids: readonly string[]): Promise<void>;
}

export interface VisitDocumentText {
  readonly 'zh-CN': string;
  readonly en: string;
}

export interface VisitDocument {
  readonly id: VisitDocumentId;
  readonly organisation: OrganisationId;
  readonly name: string;
  /** In force; null when it is no longer asked for. */
  readonly version: number | null;
  /** Of the version in force, or of the last one. */
  readonly text: VisitDocumentText;
  /** SHA-256 of both texts, lower-case hexadecimal. */
  readonly digest: string;
  readonly publishedAt: Instant;
}

export interface VisitDocumentStore {
  /** A new document, or a new version of one: what was accepted before stays readable. */
  publish(
    reach: Reach,
    organisation: OrganisationId,
    name: string,
    text: VisitDocumentText,
    by: string,
  ): Promise<VisitDocument>;
  /** No longer asked for. @throws `not-found` */
  retire(reach: Reach, id: VisitDocumentId): Promise<void>;
  all(reach: Reach): Promise<readonly VisitDocument[]>;
  /** In force, of those asked for at a site. */
  demandedAt(site: LocationId): Promise<readonly VisitDocument[]>;
  accept(
    visit: VisitId,
    document: VisitDocumentId,
    version: number,
    way: 'link' | 'kiosk' | 'desk',
    at: Instant,
  ): Promise<void>;
  accepted(visit: VisitId): Promise<readonly AcceptedVersion[]>;
}

/** The key an organisation signs its passes with, wrapped by the custody of keys. */
export interface StoredPassKey {
  readonly organisation: OrganisationId;
  readonly issuer: string;
  readonly keyId: string;
  /** JWK, as JSON. */
  readonly publicKey: string;
  readonly wrapped: { readonly epoch: number; readonly bytes: Uint8Array };
}

export interface PassKeyStore {
  get(organisation: OrganisationId): Promise<StoredPassKey | null>;
  /** Adds the key where there is none; gives the one that stands, whoever was first. */
  addFirst(key: StoredPassKey): Promise<StoredPassKey>;
}

/** Where somebody uninvited asks for a host: a tablet at a desk, or a code at a door. */
export interface NewWalkInDesk {
  readonly organisation: OrganisationId;
  readonly site: LocationId;
  /** By which operators tell desks apart. */
  readonly name: string;
  readonly madeBy: string;
  readonly expiresAt: Instant;
}

export interface WalkInDesk extends NewWalkInDesk {
  readonly id: WalkInDeskId;
  readonly createdAt: Instant;
}

export interface WalkInDeskStore {
  /** @throws `not-found` for a site out of reach */
  add(reach: Reach, desk: NewWalkInDesk, token: LinkHash): Promise<WalkInDesk>;
  all(reach: Reach): Promise<readonly WalkInDesk[]>;
  /** Null for one that is unknown or over. */
  find(token: LinkHash, at: Instant): Promise<WalkInDesk | null>;
  /** @throws `not-found` */
  remove(reach: Reach, id: WalkInDeskId): Promise<void>;
}

export type { VisitWindow };
