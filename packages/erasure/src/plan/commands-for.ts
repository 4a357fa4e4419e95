import type { BlockDevice } from '../medium/block-device.ts';
import type { MediumCommand } from '../port.ts';

const sector = 512;

/**
 * The medium's own means, in the order in which they count: on an eMMC `sanitize` clears only what was trimmed or
 * erased before (JEDEC JESD84-B51, 6.6.11 and 6.6.12). They act on a whole medium, so a partition has none but
 * discard.
 */
export function commandsFor(path: string, device: BlockDevice): readonly MediumCommand[] {
  if (device.medium.rotational === true) return [];
  const discard: readonly MediumCommand[] = device.discards
    ? [{ means: 'discard', program: 'blkdiscard', args: ['--force', path] }]
    : [];
  if (device.isPartition) return discard;
  switch (device.medium.kind) {
    case 'emmc':
      return [...emmcErase(path, device.bytes)];
    case 'nvme':
      // User data erase; the controller erases all blocks before it answers.
      return [
        ...discard,
        { means: 'secure-erase', program: 'nvme', args: ['format', path, '--ses=1', '--force'] },
      ];
    case 'ata':
      return [...discard, ataSanitize(path)];
    default:
      return discard;
  }
}

function emmcErase(path: string, bytes: number): readonly MediumCommand[] {
  const last = Math.max(0, Math.floor(bytes / sector) - 1);
  return [
    { means: 'discard', program: 'mmc', args: ['erase', 'trim', '0', String(last), path] },
    { means: 'sanitize', program: 'mmc', args: ['sanitize', path] },
  ];
}

/** Unlike the older secure erase it sets no password that could lock the disk half-way. */
function ataSanitize(path: string): MediumCommand {
  return {
    means: 'sanitize',
    program: 'hdparm',
    args: ['--yes-i-know-what-i-am-doing', '--sanitize-block-erase', path],
    until: { args: ['--sanitize-status', path], isOver: /SD0\b|Sanitize Idle/i },
  };
}
