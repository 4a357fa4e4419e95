import type { IncomingHttpHeaders } from 'node:http';

/** One request to the configured host. Path and header names are constants of a shape, never data. */
export interface GatewayRequest {
  readonly method: 'GET' | 'POST';
  /** Begins with `/`; appended to the path of the configured address. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface GatewayResponse {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a gateway is reached. */
export interface Transport {
  /** @throws GatewayFailure for anything but a whole, bounded answer with status 200 */
  send(request: GatewayRequest, signal: AbortSignal): Promise<GatewayResponse>;
  close(): void;
}

/** The most bytes of an answer that are read. */
export const replyLimit = 65_536;
