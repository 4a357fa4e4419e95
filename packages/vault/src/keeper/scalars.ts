import { VedetteError } from '@vedette/domain';
import { multiplied, publicPoint } from '../exchange/exchange.ts';
import { randomScalar, scalarBytes } from '../exchange/point.ts';

/** What a keeper holds of one device: a scalar for each generation, and up to which it has destroyed them. */
export interface HeldScalars {
  readonly gone: number;
  readonly scalars: ReadonlyMap<number, Buffer>;
}

/** The present generation, the next, and one that a crash left behind. */
const generationsAtMost = 4;
const magic = Buffer.from('VKS1');
const entryBytes = 4 + scalarBytes;
export const scalarsAtMost: number = magic.length + 4 + generationsAtMost * entryBytes;

export const noScalars: HeldScalars = { gone: 0, scalars: new Map() };

/**
 * The scalars with one for that generation, and its public point.
 * @throws `keeper-refused` for a generation that is past
 */
export function withPrepared(held: HeldScalars, generation: number): { held: HeldScalars; point: Buffer } {
  if (generation <= held.gone) throw refused('generation is past');
  const known = held.scalars.get(generation);
  if (known !== undefined) return { held, point: publicPoint(known) };
  const scalar = randomScalar();
  const kept = [...held.scalars].slice(1 - generationsAtMost);
  return {
    held: { gone: held.gone, scalars: new Map([...kept, [generation, scalar]]) },
    point: publicPoint(scalar),
  };
}

/** Y = sX. @throws `keeper-refused` without the scalar of that generation, `input-invalid` for what is no point */
export function answered(held: HeldScalars, generation: number, point: Uint8Array): Buffer {
  const scalar = held.scalars.get(generation);
  if (scalar === undefined)
    throw refused(generation <= held.gone ? 'share is destroyed' : 'share is unknown');
  return multiplied(scalar, point);
}

/** Without the scalars before that generation. @throws `keeper-refused` for one that was never prepared */
export function withoutOlder(held: HeldScalars, generation: number): HeldScalars {
  if (!held.scalars.has(generation)) throw refused('share is unknown');
  const scalars = new Map([...held.scalars].filter(([each]) => each >= generation));
  return { gone: Math.max(held.gone, generation - 1), scalars };
}

/** Without any up to that generation. */
export function withoutUpTo(held: HeldScalars, generation: number): HeldScalars {
  const scalars = new Map([...held.scalars].filter(([each]) => each > generation));
  return { gone: Math.max(held.gone, generation), scalars };
}

/** `VKS1` ‖ gone (4) ‖ for each: generation (4) ‖ scalar (32). The caller zeroes it. */
export function scalarsToBytes({ gone, scalars }: HeldScalars): Buffer {
  const bytes = Buffer.alloc(magic.length + 4 + scalars.size * entryBytes);
  magic.copy(bytes);
  bytes.writeUInt32BE(gone, magic.length);
  let at = magic.length + 4;
  for (const [generation, scalar] of scalars) {
    bytes.writeUInt32BE(generation, at);
    scalar.copy(bytes, at + 4);
    at += entryBytes;
  }
  return bytes;
}

/** The caller zeroes the scalars. @throws `store-damaged` */
export function scalarsFromBytes(bytes: Buffer): HeldScalars {
  const entries = bytes.length - magic.length - 4;
  const whole = entries >= 0 && entries % entryBytes === 0 && bytes.subarray(0, 4).equals(magic);
  if (!whole) throw new VedetteError('store-damaged', 'world', { at: 'keeper file' });
  const scalars = new Map<number, Buffer>();
  for (let at = magic.length + 4; at < bytes.length; at += entryBytes) {
    // Copied into memory of its own, because what was read is zeroed.
    const scalar = Buffer.alloc(scalarBytes);
    bytes.copy(scalar, 0, at + 4, at + entryBytes);
    scalars.set(bytes.readUInt32BE(at), scalar);
  }
  return { gone: bytes.readUInt32BE(magic.length), scalars };
}

export function zeroScalars({ scalars }: HeldScalars): void {
  for (const scalar of scalars.values()) scalar.fill(0);
}

const refused = (at: string) => new VedetteError('keeper-refused', 'caller', { at });
