import type { PlatformLiveEvent } from '@vedette/contract/platform';
import type { OrganisationId } from '@vedette/domain';
import type { DeviceId, LocationId } from '@vedette/store/platform';

/** A live event, and whom it may reach. */
export interface LiveNews {
  /** Null for what everybody is told, such as that something was left out. */
  readonly organisation: OrganisationId | null;
  /** Where, from the top down to itself; empty for the organisation as a whole. */
  readonly path: readonly LocationId[];
  readonly event: PlatformLiveEvent;
}

/** What the processes of one platform tell each other. Nothing of it is durable: whoever missed it reads anew. */
export type BusMessage =
  | ({ readonly kind: 'live' } & LiveNews)
  /** Something is new for a device, whichever process holds its channel. */
  | { readonly kind: 'wake'; readonly device: DeviceId };

export interface Bus {
  /** To everybody, this process first. */
  publish(message: BusMessage): void;
  /** Gives the function that ends the listening. */
  subscribe(listener: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}
