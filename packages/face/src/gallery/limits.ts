import { VedetteError } from '@vedette/domain';

const mostDimensions = 4096;
const mostHits = 1024;
const longestSlot = 200;
/** More than 4 GiB hold, whatever the dimension, and few enough for 32-bit arithmetic. */
const mostRows = 2 ** 24;

function refuse(at: string, values: Record<string, number>): never {
  throw new VedetteError('input-invalid', 'caller', { at, values });
}

function checkCount(at: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) refuse(at, { least: 1, most });
}

export const checkDimension = (value: number): void => checkCount('gallery.dimension', value, mostDimensions);
export const checkMost = (value: number): void => checkCount('gallery.most', value, mostHits);
export const checkRowsHint = (value: number): void => checkCount('gallery.rowsHint', value, mostRows);

export function checkSlot(slot: string): void {
  if (slot.length > longestSlot) refuse('slot', { most: longestSlot });
}

export function checkLength(at: 'reference' | 'probe', vector: Float32Array, dimension: number): void {
  if (vector.length !== dimension) refuse(`${at}.length`, { expected: dimension, met: vector.length });
}

/** A vector of zeros, or with a value that is not finite, points nowhere. */
export function refuseDirectionless(at: 'reference' | 'probe'): never {
  return refuse(at, {});
}
