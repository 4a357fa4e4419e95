/** How much the platform's end takes on at once. What is beyond is told when to come again; nothing grows without end. */
export interface LinkServerLimits {
  /** Channels open at once, in this process. */
  readonly connections: number;
  /** Requests that are looked at once; long polls that merely wait are not among them. */
  readonly requests: number;
  /** Long polls that wait at once. */
  readonly polls: number;
  /** Messages of one device under way at once; its next ones are not read before. */
  readonly messagesOfOne: number;
  /** Bytes for one device that it has not read yet; its messages are not read meanwhile. */
  readonly unsentOfOne: number;
  /** Bytes of all devices together, under way or not read yet; beyond it messages are answered `slow-down`. */
  readonly bytes: number;
  /** Milliseconds over which devices are told to come again when the platform closes. */
  readonly goodbyeSpread: number;
}

export const linkServerLimits: LinkServerLimits = {
  connections: 20_000,
  requests: 128,
  polls: 20_000,
  messagesOfOne: 8,
  unsentOfOne: 256 * 1024,
  bytes: 256 * 1024 * 1024,
  goodbyeSpread: 10_000,
};
