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
  /**
   * The Ed25519 key (32 bytes) of the client certificate, when TLS asked for one; empty for a key of another kind.
   * `not-asked` also stands for none where none is demanded.
   */
  readonly certificate: Uint8Array | 'missing' | 'not-asked';
}

export interface LinkResponse {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}
