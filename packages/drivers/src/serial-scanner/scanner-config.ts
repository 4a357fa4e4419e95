import type { Duration } from '@vedette/domain';
import { Fields } from '../common/fields.ts';
import type { Pauses } from '../common/tended-session.ts';
import { parseReaderIdentity, type ReaderIdentity } from '../reader/reader-config.ts';
import type { LineSettings } from '../serial/byte-line.ts';
import { devicePath } from '../serial/serial-config.ts';
import { type ScanTerminator, scanTerminators } from './scan-framer.ts';

/** Which USB device it must be; a port that is another one is not opened. */
export interface UsbIdentity {
  /** Four hexadecimal digits, lower case, as are the `productId`'s. */
  readonly vendorId: string;
  readonly productId: string;
  /** Null: any device of this make. */
  readonly serialNumber: string | null;
}

export interface SerialScannerConfig extends ReaderIdentity, Pauses, Omit<LineSettings, 'path'> {
  readonly driver: 'serial-scanner';
  /** Null: whatever port the USB device has. */
  readonly path: string | null;
  readonly usb: UsbIdentity | null;
  readonly terminator: ScanTerminator;
  /** So long without a byte after the terminator, and a scan is whole: whatever comes sooner is glued to it. */
  readonly gap: Duration;
  /** So long without a byte, and a scan without a terminator is whole; one that wants a terminator is half. */
  readonly silence: Duration;
}

const usbNumber = /^[0-9a-fA-F]{4}$/;
const usbSerial = /^[\x21-\x7e]{1,126}$/;
/** Keyboards and consoles: what is typed there is not what was scanned. */
const noScanner = /^\/dev\/(?:input\/|hidraw|uhid|usb\/hiddev|console$|tty\d*$)/;

function parseUsb(value: unknown, path: string): UsbIdentity {
  const fields = new Fields(value, path);
  const identity = {
    vendorId: fields.text('vendorId', usbNumber).toLowerCase(),
    productId: fields.text('productId', usbNumber).toLowerCase(),
    serialNumber: fields.has('serialNumber') ? fields.text('serialNumber', usbSerial) : null,
  };
  fields.end();
  return identity;
}

function parsePath(fields: Fields): string | null {
  if (!fields.has('path')) return null;
  const path = fields.text('path', devicePath);
  if (noScanner.test(path)) throw fields.wrong('path', 'a serial port is wanted, not a keyboard');
  return path;
}

/**
 * `{ "driver": "serial-scanner", "usb": { "vendorId": "1eab", "productId": "1a03" }, "terminator": "crlf" }`,
 * with `path` where a port is meant rather than a device, or both.
 *
 * The scanner has to be set to its serial mode (USB-CDC or RS-232), with the terminator as its suffix. As a
 * keyboard, which is how most are delivered, it is not taken: what it types goes through layout and input
 * method, so that a Chinese one turns `:` and lower case into something else; where a code begins and ends is
 * lost; and anything that can be plugged in can type. A USB device can lie about its numbers too, so that
 * these keep out the wrong device, not a forged one: the port has to be out of reach.
 * @throws VedetteError `input-invalid`
 */
export function parseSerialScanner(value: unknown): SerialScannerConfig {
  const fields = new Fields(value, 'reader');
  const driver = fields.choice('driver', ['serial-scanner']);
  const config: SerialScannerConfig = {
    driver,
    ...parseReaderIdentity(fields, driver),
    path: parsePath(fields),
    usb: fields.optional('usb', parseUsb),
    baudRate: fields.whole('baudRate', 300, 921_600, 115_200),
    dataBits: fields.whole('dataBits', 7, 8, 8) === 7 ? 7 : 8,
    parity: fields.choice('parity', ['none', 'even', 'odd'], 'none'),
    stopBits: fields.whole('stopBits', 1, 2, 1) === 1 ? 1 : 2,
    deadline: fields.milliseconds('deadlineMs', 50, 10_000, 500),
    terminator: fields.choice('terminator', scanTerminators, 'crlf'),
    gap: fields.milliseconds('gapMs', 5, 1_000, 40),
    silence: fields.milliseconds('silenceMs', 20, 5_000, 200),
    firstPause: fields.milliseconds('reconnectMs', 10, 60_000, 200),
    longestPause: fields.milliseconds('longestReconnectMs', 10, 600_000, 5_000),
  };
  fields.end();
  if (config.path === null && config.usb === null)
    throw fields.wrong('path', 'a port or a USB device is wanted');
  return config;
}
