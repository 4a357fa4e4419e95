import type { Duration } from '@vedette/domain';

/** What a relay is to do. A pulse ends by itself in the hardware; the driver ends it as well. */
export interface Drive {
  readonly on: boolean;
  readonly pulse: Duration | null;
}

/** Inputs by their number on the board; true is a closed circuit. */
export type InputLevels = ReadonlyMap<number, boolean>;

/**
 * A board of relays and inputs, one request at a time. Each method rejects with `driver-failed` when
 * the board does not answer in time or answers something else; the link is then given up by the caller.
 */
export interface RelayBoard {
  /** The driver and what it talks to, for messages. */
  readonly where: string;
  readonly hardwarePulse: boolean;
  connect(): Promise<void>;
  /** Resolves once the board confirmed; boards that never confirm resolve when the bytes left. */
  drive(relay: number, drive: Drive): Promise<void>;
  /** A sign of life, and the level of every configured input. */
  poll(): Promise<InputLevels>;
  /** Called when the link breaks between requests; at most one listener. */
  onLost(listener: (error: Error) => void): void;
  /** Lets go of the link; allowed at any time and more than once. */
  disconnect(): Promise<void>;
}
