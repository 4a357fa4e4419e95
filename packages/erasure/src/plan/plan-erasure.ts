import { access, constants, lstat, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ErasureLimit, type Medium, VedetteError } from '@vedette/domain';
import { type BlockDevice, blockDeviceAt, type SystemRoots } from '../medium/block-device.ts';
import { filesNamed, folderFacts, placeFacts } from '../medium/folder.ts';
import { holderOf } from '../medium/in-use.ts';
import type { ErasurePlan, ErasureTarget } from '../port.ts';
import { commandsFor } from './commands-for.ts';

/** Two passes of random bytes satisfy every reading of what the rules ask of semiconductors. */
const passes = 2;

/** Looks at a target and says what erasing it means. Nothing is changed. */
export async function planErasure(target: ErasureTarget, roots: SystemRoots): Promise<ErasurePlan> {
  if (target.kind === 'files') return filesPlan(target.paths, roots);
  const path = await realpath(target.path).catch((cause: unknown) => {
    throw new VedetteError('not-found', 'caller', { at: target.path }, { cause });
  });
  switch (target.kind) {
    case 'folder':
      return folderPlan(path, roots);
    case 'image':
      return imagePlan(path);
    case 'device':
      return devicePlan(path, roots);
  }
}

async function folderPlan(path: string, roots: SystemRoots): Promise<ErasurePlan> {
  if (!(await lstat(path)).isDirectory()) throw notThat(path);
  const { medium, files, limits } = await folderFacts(path, roots);
  for (const file of files) await mustBeWritable(file.path);
  return {
    ...{ target: { kind: 'folder', path }, medium, scope: 'files', commands: [], passes, limits },
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    files: files.length,
  };
}

/** All of them lie on one medium, or are named apart. */
async function filesPlan(named: readonly string[], roots: SystemRoots): Promise<ErasurePlan> {
  const files = await filesNamed(named);
  const [first] = files;
  if (first === undefined) throw new VedetteError('not-found', 'caller', { at: named.join(', ') });
  for (const { path } of files) await mustBeWritable(path);
  const { medium, limits } = await placeFacts(dirname(first.path), roots);
  const paths = files.map(({ path }) => path);
  return {
    ...{ target: { kind: 'files', paths }, medium, scope: 'files', commands: [], passes, limits },
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
  };
}

async function imagePlan(path: string): Promise<ErasurePlan> {
  const found = await lstat(path);
  if (!found.isFile() || found.size === 0) throw notThat(path);
  await mustBeWritable(path);
  const medium: Medium = {
    ...{ kind: 'image', maker: null, model: null, serial: null, capacity: found.size },
    ...{ rotational: null, firmware: null },
  };
  return {
    ...{ target: { kind: 'image', path }, medium, scope: 'medium', bytes: found.size, files: 0 },
    ...{ commands: [], passes, limits: ['virtual-medium', 'no-block-erase-offered'] },
  };
}

async function devicePlan(path: string, roots: SystemRoots): Promise<ErasurePlan> {
  const device = await blockDeviceAt(path, roots);
  if (device === null || device.bytes === 0) throw notThat(path);
  if (device.isReadOnly) throw new VedetteError('not-allowed', 'world', { at: path });
  const holder = await holderOf(device, roots);
  if (holder !== null) throw new VedetteError('not-allowed', 'caller', { at: `${path}: ${holder}` });
  await mustBeWritable(path);
  const commands = commandsFor(path, device);
  return {
    ...{ target: { kind: 'device', path }, medium: device.medium, bytes: device.bytes, files: 0 },
    ...{ scope: device.isPartition ? 'partition' : 'medium', commands, passes },
    limits: limitsOf(
      device,
      commands.some(({ means }) => means !== 'discard'),
    ),
  };
}

function limitsOf({ medium, isPartition }: BlockDevice, hasBlockErase: boolean): readonly ErasureLimit[] {
  const limits: ErasureLimit[] = [];
  if (medium.kind === 'virtual') limits.push('virtual-medium');
  if (medium.rotational !== true && !hasBlockErase)
    limits.push('no-block-erase-offered', 'spare-area-not-addressable');
  // Host protected areas and device configuration overlays hide sectors from the kernel.
  if (medium.kind === 'ata' || isPartition) limits.push('hidden-areas-not-examined');
  return limits;
}

async function mustBeWritable(path: string): Promise<void> {
  await access(path, constants.R_OK | constants.W_OK).catch((cause: unknown) => {
    throw new VedetteError('not-allowed', 'caller', { at: path }, { cause });
  });
}

const notThat = (path: string): VedetteError => new VedetteError('input-invalid', 'caller', { at: path });
