/** Bounds of everything on the link. Both ends refuse what exceeds them before they look at it. */
export const linkLimits = {
  /** Bytes of one message, either way. */
  message: 512 * 1024,
  /** Bytes of the body of an enrolment. */
  enrolment: 4 * 1024,
  /** Bytes of one part of a capture. */
  capturePart: 256 * 1024,
  /** Bytes of a whole capture, sealed. */
  capture: 4 * 1024 * 1024,
  /** Entries of one batch. */
  entries: 200,
  /** Bytes of a sealed body. */
  sealedBody: 16 * 1024,
  /** Bytes of a sealed face reference, so that one fits into a row. */
  sealedReference: 46 * 1024,
  referenceWraps: 64,
  gaps: 64,
  /** Messages of one long-poll request or answer. */
  messages: 64,
  syncRows: 200,
  /** UTF-16 units of the document of a sync row. */
  document: 64 * 1024,
  settings: 256,
  settingText: 4096,
  lanes: 16,
  logs: 4,
  commands: 16,
  /** Ids of commands a sentinel remembers. */
  rememberedCommands: 256,
} as const;

/** Milliseconds. */
export const linkTimes = {
  heartbeat: 30_000,
  /** A sentinel that was silent for three heartbeats is offline. */
  offlineAfter: 90_000,
  longPoll: 25_000,
  /** The first message of a channel comes within this, or the channel is closed. */
  birth: 30_000,
  /** How far a request's time may lie from the platform's. */
  window: 300_000,
  claimLife: 600_000,
} as const;

export const claimTries = 5;
