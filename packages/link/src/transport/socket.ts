/** One end of a connection that carries whole frames of bytes, whatever library it is of. */
export interface LinkSocket {
  /** Calls `sent` when the bytes have left this process, or never will. */
  send(frame: Uint8Array, sent: () => void): void;
  /** Bytes that wait to be sent. */
  buffered(): number;
  /** Reads no more from the other end, which then waits as well. */
  pause(): void;
  resume(): void;
  /** Says so to the other end, and breaks the connection when it does not answer soon. */
  close(code: number): void;
}

/** Why a channel was closed (RFC 6455, section 7.4; 4000 and above are ours). */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  /** A frame that was not the next one of the other end. */
  frameWrong: 4400,
  /** The device is retired, or not claimed any more. */
  notAllowed: 4403,
  silent: 4408,
  /** The device has opened another one. */
  replaced: 4409,
} as const;
