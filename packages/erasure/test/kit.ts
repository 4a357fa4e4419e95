import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Instant, instant } from '@vedette/domain';
import { onTestFinished } from 'vitest';
import type { EraseOptions, HuntSubject } from '../src/index.ts';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-erasure-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function fileWith(path: string, bytes: Uint8Array | string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

export const noise = (bytes: number): Buffer => randomBytes(bytes);

export const nothingToFind: HuntSubject = { canaries: null, noted: [], samples: [], time: 0 };

export function eraseOptions(
  subject: Partial<HuntSubject> = {},
  rest: Partial<EraseOptions> = {},
): EraseOptions {
  let at = 0;
  const now = (): Instant => {
    at += 1;
    return instant(at);
  };
  return { subject: { ...nothingToFind, ...subject }, journal: null, now, ...rest };
}

export interface FakeDisk {
  readonly name: string;
  readonly number: string;
  readonly files: Readonly<Record<string, string>>;
  readonly partitions?: Readonly<Record<string, string>>;
  /** In the path of the device, such as `ata1`. */
  readonly bus?: string;
}

/** A tree as the kernel shows it under /sys and /proc, of disks that this machine does not have. */
export function systemOf(disks: readonly FakeDisk[], proc: { mountinfo?: string; swaps?: string } = {}) {
  const root = temporaryFolder();
  const byNumber = join(root, 'sys/dev/block');
  mkdirSync(byNumber, { recursive: true });
  for (const { name, number, files, partitions = {}, bus = 'bus' } of disks) {
    const disk = join(root, 'sys/devices', bus, 'block', name);
    fileWith(join(disk, 'dev'), number);
    for (const [path, text] of Object.entries(files)) fileWith(join(disk, path), text);
    symlinkSync(disk, join(byNumber, number));
    for (const [part, partNumber] of Object.entries(partitions)) {
      fileWith(join(disk, part, 'dev'), partNumber);
      fileWith(join(disk, part, 'partition'), '1');
      fileWith(join(disk, part, 'size'), '2048');
      symlinkSync(join(disk, part), join(byNumber, partNumber));
    }
  }
  fileWith(join(root, 'proc/self/mountinfo'), proc.mountinfo ?? '');
  fileWith(join(root, 'proc/swaps'), proc.swaps ?? 'Filename Type Size Used Priority\n');
  return { sys: join(root, 'sys'), proc: join(root, 'proc') };
}
