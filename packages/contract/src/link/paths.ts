/** Where a platform listens for sentinels, below its own address. */
export const linkPaths = {
  enrol: '/link/enrol',
  /** The WebSocket. */
  channel: '/link/channel',
  /** The long poll. */
  messages: '/link/messages',
  /** And a content hash. */
  captures: '/link/captures/',
} as const;

/** Half of the key agreement of a channel: an X25519 public key in base64url, 43 characters. */
export const exchangeHeader = 'vedette-exchange';
