import type { Downlink, LinkFault, Uplink } from '@vedette/contract/link';

/** Why a line is over. */
export type LineEnd =
  | { readonly why: 'broken' | 'silent' | 'closed' | 'switch' }
  /** Somebody answers who is not the platform that the device belongs to. */
  | { readonly why: 'unsigned' }
  /** The platform closes, and says when to come again. */
  | { readonly why: 'goodbye'; readonly retryAfter: number }
  | { readonly why: 'refused'; readonly fault: LinkFault; readonly retryAfter: number };

export interface LineEvents {
  message(message: Downlink): void;
  /** Once. */
  over(end: LineEnd): void;
}

/** A way over which messages go both ways: a channel, or polls. */
export interface Line {
  readonly over: 'channel' | 'poll';
  send(message: Uplink): void;
  /** Ends it, when it is not over yet. */
  end(end: LineEnd): void;
  /** From now on. */
  listen(events: LineEvents): void;
}
