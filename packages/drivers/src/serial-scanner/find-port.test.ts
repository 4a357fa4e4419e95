import { describe, expect, it } from 'vitest';
import { findPort, type KnownPort } from './find-port.ts';

const usb = { vendorId: '1eab', productId: '1a03', serialNumber: null };
const scanner = { path: '/dev/ttyACM3', vendorId: '1EAB', productId: '1A03', serialNumber: 'S1' };
const other = { path: '/dev/ttyUSB0', vendorId: '1a86', productId: '7523' };

const find = (config: Parameters<typeof findPort>[1], ...ports: readonly KnownPort[]): Promise<string> =>
  findPort('test', config, () => Promise.resolve(ports));
const because = (reason: string) => ({ code: 'driver-failed', details: { values: { reason } } });

describe('the port of a scanner', () => {
  it('is the one that is configured, when no device is named', async () => {
    expect(await find({ path: '/dev/ttyS1', usb: null })).toBe('/dev/ttyS1');
  });

  it('is wherever the device is', async () => {
    expect(await find({ path: null, usb }, other, scanner)).toBe('/dev/ttyACM3');
    const named = { ...usb, serialNumber: 'S1' };
    expect(await find({ path: null, usb: named }, { ...scanner, serialNumber: 'S2' }, scanner)).toBe(
      scanner.path,
    );
  });

  it('is missing without the device', async () => {
    await expect(find({ path: null, usb }, other)).rejects.toMatchObject(because('port-missing'));
    const named = { ...usb, serialNumber: 'S9' };
    await expect(find({ path: null, usb: named }, scanner)).rejects.toMatchObject(because('port-missing'));
  });

  it('is not guessed between two devices that are alike', async () => {
    const twin = { ...scanner, path: '/dev/ttyACM4' };
    await expect(find({ path: null, usb }, scanner, twin)).rejects.toMatchObject(because('not-trusted'));
  });

  it('is refused when another device is there', async () => {
    const here = { path: '/dev/null', usb };
    await expect(find(here, { ...other, path: '/dev/null' })).rejects.toMatchObject(because('not-trusted'));
    await expect(find(here, scanner)).rejects.toMatchObject(because('not-trusted'));
    expect(await find(here, { ...scanner, path: '/dev/null' })).toBe('/dev/null');
    await expect(find({ path: '/dev/no-such', usb }, scanner)).rejects.toMatchObject(because('port-missing'));
  });
});
