import type { Fields } from '../signature/message.ts';

/** A request to the platform's end of the link, whatever server took it. */
export interface LinkRequest {
  readonly method: string;
  /** Absolute, as the device dialled it: `https://host/link/…`. */
  readonly targetUri: string;
  /** By lower-case name. */
  readonly field: (name: string) => string | undefined;
  /** Already bounded. */
  readonly body: Uint8Array;
  /** The device has gone away. */
  readonly signal: AbortSignal;
}

export interface LinkResponse {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}
