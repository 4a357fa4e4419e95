import { VedetteError } from '@vedette/domain';

/** Linear memory comes in pages of 64 KiB, of which 32-bit addresses reach 65,536. */
const pageBytes = 65_536;
const mostPages = 65_536;
/** Rows are bounded block by block; a capacity is a whole number of blocks. */
export const blockRows = 64;

/** One memory of rows and the code that works on it. Row numbers are below `capacity`. */
export interface Kernel {
  readonly capacity: number;
  readonly memory: Uint8Array;
  /** Writes a reference into a row; false, and nothing written, if it is all zeros or not finite. */
  writeRow(row: number, reference: Float32Array, subject: number, rank: number): boolean;
  /** Copies a row over another and zeroes where it stood. */
  moveRow(from: number, to: number): void;
  wipeRow(row: number): void;
  /** The best rows of the first `count`, one a subject; null if the probe is all zeros or not finite. */
  search(probe: Float32Array, count: number, most: number): KernelHit[] | null;
  /** The score of one row; null if the probe is all zeros or not finite. */
  score(probe: Float32Array, row: number): number | null;
  /** Copies the first rows into another kernel of the same dimension. */
  copyRows(to: Kernel, count: number): void;
  /** Where the kernel keeps a kind of row data, in the order of its layout; null after the last. */
  region(index: number): { readonly start: number; readonly stride: number } | null;
  /** Zeroes the whole memory. */
  wipe(): void;
}

export interface KernelHit {
  readonly row: number;
  readonly score: number;
}

/** Makes a kernel for a dimension with room for so many rows; throws when the memory cannot be had. */
export type OpenKernel = (dimension: number, capacity: number) => Kernel;

const regions = 9;

type Call = (...values: number[]) => number;

/** The kernel's functions by name; a name it lacks means that source and compiled file do not belong together. */
function callsOf(exports: Readonly<Record<string, unknown>>): (name: string) => Call {
  return (name) => {
    const call = exports[name];
    if (typeof call !== 'function') throw new VedetteError('internal', 'self', { at: `kernel.${name}` });
    return (...values) => Number(call(...values));
  };
}

function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const pages = Math.ceil(bytes / pageBytes);
  try {
    if (pages > 1) memory.grow(pages - 1);
  } catch (cause) {
    throw new VedetteError('internal', 'world', { at: 'gallery.memory', values: { bytes } }, { cause });
  }
}

/** Opens kernels of a compiled module, each with a memory of its own. */
export function kernelsOf(module: WebAssembly.Module): OpenKernel {
  return (dimension, capacity) => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages });
    const call = callsOf(new WebAssembly.Instance(module, { env: { memory } }).exports);
    // Nothing is in the memory yet, so growing it leaves nothing behind; afterwards it never grows.
    reserve(memory, call('layOut')(dimension, capacity));
    return kernelIn(new Uint8Array(memory.buffer), call, dimension, capacity);
  };
}

function kernelIn(
  memory: Uint8Array,
  call: (name: string) => Call,
  dimension: number,
  capacity: number,
): Kernel {
  const at = (pointer: string): number => call(pointer)() >>> 0;
  const input = new Float32Array(memory.buffer, at('inputPointer'), dimension);
  const wipeWork = call('wipeWork');
  const write = call('writeRow');
  const compare = call('compare');
  const region: Kernel['region'] = (index) =>
    index < regions ? { start: call('regionStart')(index) >>> 0, stride: call('regionStride')(index) } : null;
  return {
    capacity,
    memory,
    region,
    writeRow(row, reference, subject, rank) {
      input.set(reference);
      const written = write(row, subject, rank) !== 0;
      wipeWork();
      return written;
    },
    moveRow: call('moveRow'),
    wipeRow: call('wipeRow'),
    search: searchIn(memory, call, input),
    score(probe, row) {
      input.set(probe);
      const score = compare(row);
      wipeWork();
      return Number.isNaN(score) ? null : score;
    },
    copyRows(to, count) {
      for (let index = 0; index < regions; index++)
        copyRegion(memory, region(index), to, to.region(index), count);
    },
    wipe: () => void memory.fill(0),
  };
}

type Region = ReturnType<Kernel['region']>;

function copyRegion(memory: Uint8Array, from: Region, to: Kernel, into: Region, count: number): void {
  if (from === null || into === null) return;
  to.memory.set(memory.subarray(from.start, from.start + count * from.stride), into.start);
}

function searchIn(memory: Uint8Array, call: (name: string) => Call, input: Float32Array): Kernel['search'] {
  const search = call('search');
  const wipeWork = call('wipeWork');
  const rows = call('hitRowsPointer')() >>> 0;
  const scores = call('hitScoresPointer')() >>> 0;
  return (probe, count, most) => {
    input.set(probe);
    const found = search(count, most);
    const hitRows = new Uint32Array(memory.buffer, rows, Math.max(found, 0));
    const hitScores = new Float64Array(memory.buffer, scores, Math.max(found, 0));
    const hits = Array.from(hitRows, (row, index) => ({ row, score: hitScores[index] ?? Number.NaN }));
    wipeWork();
    return found < 0 ? null : hits;
  };
}
