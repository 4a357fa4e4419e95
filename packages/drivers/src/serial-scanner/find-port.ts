import { realpath } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { driverFailed } from '../common/driver-fault.ts';
import type { SerialScannerConfig, UsbIdentity } from './scanner-config.ts';

/** A serial port of this machine, and the USB device behind it where there is one. */
export interface KnownPort {
  readonly path: string;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}
export type ListPorts = () => Promise<readonly KnownPort[]>;

export const systemPorts: ListPorts = () => SerialPort.list();

/**
 * The path to open.
 * @throws VedetteError `driver-failed`: `port-missing` when the device is not there, `not-trusted` when the port
 *   is another device, or several are alike and it cannot be told which is meant
 */
export async function findPort(
  where: string,
  { path, usb }: Pick<SerialScannerConfig, 'path' | 'usb'>,
  list: ListPorts,
): Promise<string> {
  if (usb === null && path !== null) return path;
  const ports = await list();
  const trusted = ports.filter((port) => usb !== null && isThat(port, usb));
  if (path === null) {
    const [only, another] = trusted;
    if (only === undefined) throw driverFailed(where, 'port-missing', 'no such USB device');
    if (another !== undefined) throw driverFailed(where, 'not-trusted', 'several such USB devices');
    return only.path;
  }
  const device = await realpath(path).catch((cause: unknown) => {
    throw driverFailed(where, 'port-missing', 'no such port', cause);
  });
  if (!trusted.some((port) => port.path === device))
    throw driverFailed(where, 'not-trusted', 'the port is another device');
  return device;
}

function isThat(port: KnownPort, usb: UsbIdentity): boolean {
  return (
    port.vendorId?.toLowerCase() === usb.vendorId &&
    port.productId?.toLowerCase() === usb.productId &&
    (usb.serialNumber === null || port.serialNumber === usb.serialNumber)
  );
}
