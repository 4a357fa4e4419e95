import type { AlarmSeverity, Branded, Duration, Instant, OrganisationId } from '@vedette/domain';
import type { Page, PageRequest } from '../../terminal/page.ts';
import type { LocationId } from '../locations/port.ts';
import type { Reach } from '../reach.ts';

export type ChannelId = Branded<string, 'ChannelId'>;
export type DeliveryId = Branded<string, 'DeliveryId'>;

export const channelKinds = ['webhook', 'mail', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Address and secret as they lie: wrapped under the key-encryption key of an epoch, each under a name of its own. */
export interface WrappedAddress {
  readonly epoch: number;
  readonly address: Uint8Array;
  readonly secret: Uint8Array | null;
}

export interface ChannelSettings {
  readonly name: string;
  /** Types of events, such as `alarm.raised`. */
  readonly events: readonly string[];
  /** Of alarms: only those as grave, or graver. */
  readonly severity: AlarmSeverity;
  /** Subtrees of which it is told; null for all of the organisation. */
  readonly places: readonly LocationId[] | null;
  readonly language: 'zh-CN' | 'en';
  readonly isActive: boolean;
}

export interface Channel extends ChannelSettings {
  readonly id: ChannelId;
  readonly organisation: OrganisationId;
  readonly kind: ChannelKind;
  /** The host of its address, or of its mailbox: enough to tell which it is. */
  readonly host: string;
  readonly secretHint: string | null;
  readonly createdAt: Instant;
  /** Why it was switched off, when not by hand: `gone` when the receiver asked never to be called again. */
  readonly endedBy: string | null;
}

export interface NewChannel extends ChannelSettings, WrappedAddress {
  readonly id: ChannelId;
  readonly organisation: OrganisationId;
  readonly kind: ChannelKind;
  readonly host: string;
  readonly secretHint: string | null;
}

/** What happened, for whoever listens. No personal information. */
export interface OutwardEvent {
  /** The same however often it is published. */
  readonly id: string;
  readonly type: string;
  readonly organisation: OrganisationId;
  /** Where; null for the organisation as a whole. */
  readonly location: LocationId | null;
  readonly severity: AlarmSeverity;
  readonly at: Instant;
  readonly data: unknown;
}

export const deliveryStates = ['waiting', 'delivered', 'failed', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface Delivery {
  readonly id: DeliveryId;
  readonly channel: ChannelId;
  readonly event: OutwardEvent;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly lastStatus: number | null;
  readonly lastFault: string | null;
  readonly createdAt: Instant;
}

/** A delivery that is due, with what is needed to make it. */
export interface DueDelivery {
  readonly delivery: Delivery;
  readonly channel: Channel;
  readonly wrapped: WrappedAddress;
}

export const attemptOutcomes = ['delivered', 'gone', 'again'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** What came of one attempt at a delivery. */
export interface MadeAttempt {
  readonly at: Instant;
  readonly outcome: AttemptOutcome;
  readonly status: number | null;
  readonly fault: string | null;
}

export interface Attempt extends MadeAttempt {
  /** Before the next attempt; null when this was the last. */
  readonly wait: Duration | null;
}

export interface ChannelStore {
  /** @throws `not-found` for another organisation, or a place out of reach */
  add(reach: Reach, channel: NewChannel, at: Instant): Promise<Channel>;
  /** @throws `not-found` */
  change(reach: Reach, id: ChannelId, settings: Partial<ChannelSettings>): Promise<Channel>;
  /** Replaces address and secret. @throws `not-found` */
  move(
    reach: Reach,
    id: ChannelId,
    to: WrappedAddress & { readonly host: string; readonly secretHint: string | null },
  ): Promise<Channel>;
  /** With its deliveries. @throws `not-found` */
  remove(reach: Reach, id: ChannelId): Promise<void>;
  get(reach: Reach, id: ChannelId): Promise<Channel | null>;
  /** By name. */
  list(reach: Reach): Promise<readonly Channel[]>;
  /** With its address as it lies, for one attempt outside the queue. */
  wrapped(
    reach: Reach,
    id: ChannelId,
  ): Promise<{ readonly channel: Channel; readonly wrapped: WrappedAddress } | null>;
}

export interface DeliveryStore {
  /** Gives a delivery to every channel that listens; an event that was published before changes nothing. */
  publish(event: OutwardEvent, at: Instant): Promise<number>;
  /** Gives a delivery to these channels of the event's organisation, whatever they listen for, those that are on. */
  publishTo(channels: readonly ChannelId[], event: OutwardEvent, at: Instant): Promise<number>;
  /** What is due; held by this caller until `until`, then due again. */
  take(at: Instant, until: Instant, limit: number): Promise<readonly DueDelivery[]>;
  attempted(id: DeliveryId, attempt: Attempt): Promise<void>;
  /** Sends it once more, whatever became of it. @throws `not-found` */
  replay(reach: Reach, id: DeliveryId, at: Instant): Promise<Delivery>;
  /** Newest first. @param channel null for those of every channel in reach */
  list(
    reach: Reach,
    channel: ChannelId | null,
    page: PageRequest & { readonly state?: DeliveryState | undefined },
  ): Promise<Page<Delivery>>;
  get(reach: Reach, id: DeliveryId): Promise<Delivery | null>;
  /** The latest 50, newest first; none for a delivery out of reach. */
  attempts(reach: Reach, id: DeliveryId): Promise<readonly MadeAttempt[]>;
  /** Forgets what ended before an instant. */
  forget(before: Instant): Promise<number>;
}
