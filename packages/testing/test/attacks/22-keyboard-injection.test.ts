import { parsePassTrust, passFormat } from '@vedette/credential';
import { issued, member, noon, trustFiles } from '@vedette/credential/pass-vectors';
import { parseReader } from '@vedette/drivers';
import { findPort, type ListPorts } from '@vedette/drivers/test/stand/inside';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { faultsOf, shown } from '../stand/door.ts';
import { isSignedPass } from '../stand/signed.ts';

interface Key {
  readonly device: string;
  readonly char: string;
}

/**
 * As kiosks are often written: the scanner types, so whatever is typed anywhere, by anything, is a scan once Enter
 * comes. Which device it came from, the browser does not say.
 */
class NaiveKeyboard {
  #typed = '';
  readonly scans: string[] = [];
  press({ char }: Key): void {
    if (char !== '\n') this.#typed += char;
    else {
      this.scans.push(this.#typed);
      this.#typed = '';
    }
  }
}
function naive(...typed: readonly (readonly [device: string, text: string])[]): readonly string[] {
  const keyboard = new NaiveKeyboard();
  for (const [device, text] of typed) for (const char of text) keyboard.press({ device, char });
  return keyboard.scans;
}
/** And as configurations are often read: any device file will do, and the first port that there is. */
const naivePath = (config: { readonly path?: string }): string | undefined => config.path;
const naivePort = async (list: ListPorts): Promise<string | undefined> => (await list())[0]?.path;

const pass = issued(member);
const usb = { vendorId: '1eab', productId: '1a03' };
const scanner = { path: '/dev/ttyACM3', vendorId: '1EAB', productId: '1A03', serialNumber: 'S1' };
const ducky = { path: '/dev/null', vendorId: '16d0', productId: '0753' };
const twin = { ...scanner, path: '/dev/ttyACM4', serialNumber: 'S2' };

const config = (more: object): string => {
  try {
    const read = parseReader({ driver: 'serial-scanner', ...more });
    return `taken as ${read.driver}`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};
const keyboards = [
  '/dev/input/event3',
  '/dev/input/by-id/usb-Scanner-event-kbd',
  '/dev/hidraw0',
  '/dev/uhid',
  '/dev/usb/hiddev0',
  '/dev/tty',
  '/dev/tty1',
  '/dev/console',
];
const asPort = (path: string): Variant => ({
  name: `a keyboard as the port: ${path}`,
  naive: () => naivePath({ path }) === path,
  ours: () => config({ path }),
  says: 'input-invalid',
});
async function port(
  asked: Parameters<typeof findPort>[1],
  ...ports: Awaited<ReturnType<ListPorts>>[number][]
) {
  return findPort('test', asked, async () => ports).catch((error: unknown) =>
    typeof error === 'object' && error !== null && 'details' in error
      ? (error.details as { values: { reason: string } }).values.reason
      : error,
  );
}

describe('attack 22: a keyboard that types codes', () => {
  shows([
    ...keyboards.map(asPort),
    {
      name: 'a driver for keyboards',
      naive: () => naive(['badusb', `${pass}\n`])[0] === pass,
      ours: () => {
        try {
          return parseReader({ driver: 'hid-keyboard', path: '/dev/input/event0' }).driver;
        } catch (error) {
          return (error as { code?: string }).code;
        }
      },
      says: 'input-invalid',
    },
    {
      name: 'no port and no device: whatever there is',
      naive: async () => (await naivePort(async () => [ducky, scanner])) === ducky.path,
      ours: () => config({}),
      says: 'input-invalid',
    },
    {
      name: 'another device on the port of the scanner',
      naive: async () => (await naivePort(async () => [ducky])) === ducky.path,
      ours: () => port({ path: '/dev/null', usb: { ...usb, serialNumber: null } }, ducky),
      says: 'not-trusted',
    },
    {
      name: 'a second device of the same make',
      naive: async () => (await naivePort(async () => [twin, scanner])) === twin.path,
      ours: () => port({ path: null, usb: { ...usb, serialNumber: null } }, twin, scanner),
      says: 'not-trusted',
    },
    {
      name: 'a device with another serial number',
      naive: async () => (await naivePort(async () => [twin])) === twin.path,
      ours: () => port({ path: null, usb: { ...usb, serialNumber: 'S1' } }, twin),
      says: 'port-missing',
    },
  ]);

  it('typed between the signs of a scan makes another code of it, which nobody signed', async () => {
    const [typed = ''] = naive(
      ['scanner', pass.slice(0, 30)],
      ['badusb', 'X'],
      ['scanner', `${pass.slice(30)}\n`],
    );
    expect(typed).not.toBe(pass);
    const format = passFormat(parsePassTrust(trustFiles.main));
    expect(await faultsOf(format, shown(typed, noon))).not.toEqual([]);
    expect(isSignedPass(pass)).toBe(true);
  });

  it('a serial port, or a device known by its numbers, is taken', async () => {
    expect(config({ path: '/dev/ttyACM3' })).toBe('taken as serial-scanner');
    expect(config({ usb })).toBe('taken as serial-scanner');
    expect(await port({ path: null, usb: { ...usb, serialNumber: 'S1' } }, ducky, twin, scanner)).toBe(
      scanner.path,
    );
  });
});
