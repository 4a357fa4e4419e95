import type { Fields } from '../signature/message.ts';
import type { LinkSocket } from './socket.ts';

export interface NetRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Absolute. */
  readonly url: string;
  readonly fields: Fields;
  readonly body: Uint8Array;
  /** Milliseconds until the answer must be there whole. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface NetAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly field: (name: string) => string | undefined;
  /** At most the size of a message of the link. */
  readonly body: Uint8Array;
}

/** What a channel tells the end that dialled it; nothing before `dial` resolves. */
export interface SocketEvents {
  message(frame: Uint8Array): void;
  closed(code: number): void;
}

export interface Dialled {
  readonly status: 101;
  readonly field: (name: string) => string | undefined;
  readonly socket: LinkSocket;
  /** From now on, what came meanwhile first. */
  listen(events: SocketEvents): void;
}

/** How a device reaches its platform. */
export interface LinkNet {
  /** @throws anything when there is no answer: no network, no name, a certificate that does not do */
  request(request: NetRequest): Promise<NetAnswer>;
  /** Asks for a WebSocket. An answer other than 101 is a refusal, of the platform or of something in between. */
  dial(request: Omit<NetRequest, 'method' | 'body'>): Promise<Dialled | NetAnswer>;
}
