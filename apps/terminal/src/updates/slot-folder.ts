import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { delivered, type InstalledRelease, type Slot, type SlotState, slots } from './slot-state.ts';

/** Where everything of updates lies: state, metadata, what is being fetched, the two folders. */
export interface SlotFolder {
  readonly path: string;
  slot(slot: Slot): string;
  read(): SlotState;
  /** On the disk when it returns: a power cut leaves the state before or this one. */
  write(state: SlotState): void;
}

/** @param path a folder of its own; made when it is missing */
export function openSlotFolder(path: string): SlotFolder {
  mkdirSync(join(path, 'slots'), { recursive: true, mode: 0o755 });
  const file = join(path, 'state.json');
  return {
    path,
    slot: (slot) => join(path, 'slots', slot),
    read: () => stateOf(file),
    write(state) {
      const fresh = `${file}.new`;
      const fd = openSync(fresh, 'w', 0o644);
      try {
        writeSync(fd, JSON.stringify(state));
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
      renameSync(fresh, file);
      syncFolder(path);
    },
  };
}

/** A name is in its folder after a power cut only once the folder is on the disk. */
export function syncFolder(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** What nobody of ours wrote is taken for nothing: then the program as it was delivered runs, which guards as well. */
function stateOf(file: string): SlotState {
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return delivered;
  }
  return isState(told) ? told : delivered;
}

function isState(told: unknown): told is SlotState {
  if (!isObject(told) || !isObject(told['installed'])) return false;
  const { active, installed, trial, fellBack } = told;
  return (
    (active === null || isSlot(active)) &&
    slots.every((slot) => installed[slot] === null || isRelease(installed[slot])) &&
    (trial === null || (isObject(trial) && isSlot(trial['slot']) && Number.isInteger(trial['boots']))) &&
    (fellBack === null || (isObject(fellBack) && typeof fellBack['version'] === 'string'))
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isSlot = (value: unknown): value is Slot => slots.some((slot) => slot === value);
const isRelease = (value: unknown): value is InstalledRelease =>
  isObject(value) && typeof value['version'] === 'string' && typeof value['hash'] === 'string';
