import type { Duration } from '@vedette/domain';

/** How one scan ends: by a byte sequence, or by silence alone. */
export const scanTerminators = ['cr', 'lf', 'crlf', 'none'] as const;
export type ScanTerminator = (typeof scanTerminators)[number];

/** Which USB device it must be; a port that is another one is not opened. */
export interface UsbIdentity {
  /** Four hexadecimal digits, lower case, as are the `productId`'s. */
  readonly vendorId: string;
  readonly productId: string;
  /** Null: any device of this make. */
  readonly serialNumber: string | null;
}

export interface SerialScannerConfig {
  readonly driver: 'serial-scanner';
  readonly name: string;
  /** Null: whatever port the USB device has. */
  readonly path: string | null;
  readonly usb: UsbIdentity | null;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly terminator: ScanTerminator;
  /** So long without a byte, and a scan by silence is whole; one that wants a terminator was cut off. */
  readonly silence: Duration;
  /** Before the first new attempt to open; doubles up to `longestPause`. */
  readonly firstPause: Duration;
  readonly longestPause: Duration;
}
