export * from '../claim/check-claim-code.ts';
export * from '../claim/claim-uri.ts';
export * from '../claim/device-id.ts';
export { newVoucher, type Voucher } from '../claim/voucher.ts';
export type { Kept, LinkEntry, ReceivedEntry, SealedBody } from '../records/entry.ts';
export * from '../retirement/key-certificate.ts';
export { linkKeyFrom, newLinkSecret } from '../signature/ed25519.ts';
export { memoryNonceLedger } from '../signature/nonce-ledger.ts';
export { emptySetHash, foldDigest, rowDigest } from '../sync/digest.ts';
export { type LinkClock, systemClock } from '../transport/clock.ts';
export type { LinkRequest, LinkResponse } from '../transport/http.ts';
export { type NodeLink, type NodeLinkOptions, nodeLink } from '../transport/node-server.ts';
export type { LinkSocket } from '../transport/socket.ts';
export type { Greeting } from './greet.ts';
export {
  type ChannelSink,
  type LinkFigures,
  type LinkServer,
  openLinkServer,
} from './link-server.ts';
export { type LinkNews, linkNews } from './news.ts';
export * from './ports.ts';
export { type LinkServerLimits, linkServerLimits } from './server-limits.ts';
