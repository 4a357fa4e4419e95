import { expect, test } from 'vitest';
import { systemOf } from '../../test/kit.ts';
import { commandsFor } from '../plan/commands-for.ts';
import { type BlockDevice, blockDevice, numberOf } from './block-device.ts';
import { holderOf } from './in-use.ts';

const emmc = {
  ...{ name: 'mmcblk0', number: '179:0', partitions: { mmcblk0p1: '179:1', mmcblk0p2: '179:2' } },
  files: {
    ...{ size: '7634944', ro: '0', 'queue/rotational': '0', 'queue/discard_max_bytes': '4194304' },
    ...{ 'device/type': 'MMC', 'device/name': 'DG4016', 'device/manfid': '0x000045' },
    ...{ 'device/cid': '450100444734303136012a5b3c4d9f00', 'device/fwrev': '0x0100' },
  },
};
const disk = {
  ...{ name: 'sda', number: '8:0', bus: 'pci0/ata1/host0', partitions: { sda1: '8:1' } },
  files: {
    ...{ size: '1953525168', 'queue/rotational': '1', 'device/vendor': 'ATA', 'device/model': 'ST1000DM010' },
    ...{ 'device/wwid': 'naa.5000c500a1b2c3d4\u0000', 'device/rev': 'CC43' },
  },
};
const found = async (number: string, sys: string): Promise<BlockDevice> => {
  const device = await blockDevice(number, sys);
  if (device === null) throw new Error(number);
  return device;
};

test('knows an eMMC by its CID, and that of a partition as the whole medium', async () => {
  const { sys } = systemOf([emmc]);
  const whole = await found('179:0', sys);
  expect(whole).toMatchObject({ disk: 'mmcblk0', isPartition: false, discards: true, bytes: 7634944 * 512 });
  expect(whole.medium).toEqual({
    ...{ kind: 'emmc', maker: '0x000045', model: 'DG4016', serial: emmc.files['device/cid'] },
    ...{ capacity: 7634944 * 512, rotational: false, firmware: '0x0100' },
  });
  const part = await found('179:2', sys);
  expect(part).toMatchObject({ isPartition: true, bytes: 2048 * 512, medium: whole.medium });
});

test('knows a disk that turns, by what it says where it has no serial number', async () => {
  const { sys } = systemOf([disk]);
  const { medium } = await found('8:0', sys);
  expect(medium).toMatchObject({ kind: 'ata', rotational: true, serial: 'naa.5000c500a1b2c3d4' });
  expect(await blockDevice('8:16', sys)).toBeNull();
});

test('chooses the means that each medium has, in the order that counts', async () => {
  const nvme = {
    ...{ name: 'nvme0n1', number: '259:0' },
    files: { size: '1000', 'queue/rotational': '0', 'queue/discard_max_bytes': '1' },
  };
  const ssd = { ...disk, files: { ...disk.files, 'queue/rotational': '0' } };
  const { sys } = systemOf([emmc, nvme, ssd]);
  const means = async (number: string) =>
    commandsFor('/dev/x', await found(number, sys)).map(({ means: each, program, args }) => [
      each,
      [program, ...args].join(' '),
    ]);
  expect(await means('179:0')).toEqual([
    ['discard', 'mmc erase trim 0 7634943 /dev/x'],
    ['sanitize', 'mmc sanitize /dev/x'],
  ]);
  expect(await means('179:1')).toEqual([['discard', 'blkdiscard --force /dev/x']]);
  expect(await means('259:0')).toEqual([
    ['discard', 'blkdiscard --force /dev/x'],
    ['secure-erase', 'nvme format /dev/x --ses=1 --force'],
  ]);
  expect(await means('8:0')).toEqual([
    ['sanitize', 'hdparm --yes-i-know-what-i-am-doing --sanitize-block-erase /dev/x'],
  ]);
});

test('sees who holds a device: a mount of it or of its partitions, and nobody’s of a sister', async () => {
  const mountinfo = [
    '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 25 179:1 / /srv/old\\040data rw - ext4 /dev/mmcblk0p1 rw',
  ].join('\n');
  const roots = systemOf([emmc, disk], { mountinfo });
  const holder = async (number: string) => holderOf(await found(number, roots.sys), roots);
  expect(await holder('8:0')).toBe('/');
  expect(await holder('179:0')).toBe('/srv/old data');
  expect(await holder('179:1')).toBe('/srv/old data');
  expect(await holder('179:2')).toBeNull();
});

test('sees that something is built on a device', async () => {
  const raid = { ...disk, files: { ...disk.files, 'holders/md0/dev': '9:0' } };
  const roots = systemOf([raid]);
  expect(await holderOf(await found('8:0', roots.sys), roots)).toBe('md0');
});

test('splits a number of a device as the kernel does', () => {
  expect([numberOf(0x0801), numberOf(0xb300), numberOf(0x100003)]).toEqual(['8:1', '179:0', '0:259']);
});
