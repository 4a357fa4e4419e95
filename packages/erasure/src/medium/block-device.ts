import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Medium, MediumKind } from '@vedette/domain';
import { sysNumber, sysText } from './sys-text.ts';

/** Where Linux tells of its devices; other folders in tests. */
export interface SystemRoots {
  readonly sys: string;
  readonly proc: string;
}
export const systemRoots: SystemRoots = { sys: '/sys', proc: '/proc' };

/** A block device as the kernel knows it. */
export interface BlockDevice {
  /** `major:minor`. */
  readonly number: string;
  /** Of the whole disk, also for a partition: `mmcblk0`. */
  readonly disk: string;
  readonly isPartition: boolean;
  readonly isReadOnly: boolean;
  /** Bytes of the device itself, which may be a partition. */
  readonly bytes: number;
  /** The whole medium. */
  readonly medium: Medium;
  readonly discards: boolean;
  /** The file behind a loop device. */
  readonly backingFile: string | null;
  /** `major:minor` of it, of its partitions, and of the disk that it is a partition of. */
  readonly related: readonly string[];
}

/** /sys counts in sectors of 512 bytes, whatever the device's own are. */
const sector = 512;

/** The block device that a path names; null when the path names none. */
export async function blockDeviceAt(path: string, { sys }: SystemRoots): Promise<BlockDevice | null> {
  const { rdev, isBlock } = await stat(path).then(
    (found) => ({ rdev: found.rdev, isBlock: found.isBlockDevice() }),
    () => ({ rdev: 0, isBlock: false }),
  );
  return isBlock ? blockDevice(numberOf(rdev), sys) : null;
}

/** The kernel's split of a device number into major and minor (gnu_dev_major(3)). */
export function numberOf(device: number): string {
  const wide = BigInt(device);
  const major = ((wide >> 8n) & 0xfffn) | ((wide >> 32n) & ~0xfffn);
  const minor = (wide & 0xffn) | ((wide >> 12n) & ~0xffn & 0xffffffffn);
  return `${major}:${minor}`;
}

export async function blockDevice(number: string, sys: string): Promise<BlockDevice | null> {
  const own = await realpath(join(sys, 'dev/block', number)).catch(() => null);
  if (own === null) return null;
  const isPartition = (await sysText(join(own, 'partition'))) !== null;
  const disk = isPartition ? dirname(own) : own;
  const [sectors, readOnly, discardMost, backingFile] = await Promise.all([
    sysNumber(join(own, 'size')),
    sysNumber(join(own, 'ro')),
    sysNumber(join(disk, 'queue/discard_max_bytes')),
    sysText(join(disk, 'loop/backing_file')),
  ]);
  return {
    number,
    disk: basename(disk),
    isPartition,
    isReadOnly: readOnly === 1,
    bytes: (sectors ?? 0) * sector,
    medium: await mediumOf(disk),
    discards: (discardMost ?? 0) > 0,
    backingFile,
    related: await relatedNumbers(own, disk),
  };
}

async function mediumOf(disk: string): Promise<Medium> {
  const first = async (...names: readonly string[]): Promise<string | null> => {
    for (const name of names) {
      const text = await sysText(join(disk, name));
      if (text !== null) return text;
    }
    return null;
  };
  const [sectors, rotational, maker, model, serial, firmware, type] = await Promise.all([
    sysNumber(join(disk, 'size')),
    sysNumber(join(disk, 'queue/rotational')),
    first('device/vendor', 'device/manfid'),
    first('device/model', 'device/name'),
    // A CID names one eMMC or card of all that were ever made; a disk has a serial number or a WWN.
    first('device/cid', 'device/serial', 'device/vpd_pg80', 'serial', 'wwid', 'device/wwid'),
    first('device/firmware_rev', 'device/fwrev', 'device/rev'),
    first('device/type'),
  ]);
  const kind = kindOf(basename(disk), disk, type);
  return {
    ...{ kind, maker: plain(maker), model: plain(model), serial: plain(serial), firmware: plain(firmware) },
    capacity: (sectors ?? 0) * sector,
    // A virtual disk says that it turns, whatever lies behind it.
    rotational: rotational === null || kind === 'virtual' ? null : rotational === 1,
  };
}

function kindOf(name: string, path: string, type: string | null): MediumKind {
  if (name.startsWith('mmcblk')) return type === 'SD' ? 'sd' : 'emmc';
  if (name.startsWith('nvme')) return 'nvme';
  if (/^(?:vd|xvd|loop|ram|zram|dm-|md|nbd)/.test(name)) return 'virtual';
  if (name.startsWith('sd')) return /\/ata\d+\//.test(path) ? 'ata' : 'scsi';
  return 'unknown';
}

/** What a medium says of itself goes on certificates: printable, and not without end. */
function plain(text: string | null): string | null {
  const kept =
    text
      ?.replaceAll(/[^\x20-\x7e]+/g, '')
      .trim()
      .slice(0, 120) ?? '';
  return kept === '' ? null : kept;
}

async function relatedNumbers(own: string, disk: string): Promise<readonly string[]> {
  const parts = await readdir(disk, { withFileTypes: true }).catch(() => []);
  const folders = [disk, ...parts.filter((part) => part.isDirectory()).map(({ name }) => join(disk, name))];
  // A partition is in use by itself, by its disk as a whole, and never by its sisters.
  const concerned = own === disk ? folders : [disk, own];
  const numbers = await Promise.all(concerned.map((folder) => sysText(join(folder, 'dev'))));
  return numbers.filter((number) => number !== null);
}
