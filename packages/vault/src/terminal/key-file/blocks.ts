import { type Instant, instant } from '@vedette/domain';
import { checkBytes, checkOf, type PublicPair, pairFrom, pairToBytes } from './header.ts';
import { damaged, Reader, uint } from './reader.ts';

/** What is written behind the ring between two re-keys, in order. */
export type Block = NewKeys | Drop | Gone;

export interface NewPair {
  readonly pair: PublicPair;
  /** The private half, sealed to the vault's own public key: 80 bytes. */
  readonly sealed: Buffer;
}

export interface NewKeys {
  readonly kind: 'keys';
  readonly pairs: readonly NewPair[];
  /** Named keys under the root; empty when there are none, as always while the vault is locked. */
  readonly sealed: Buffer;
}

export interface Drop {
  readonly kind: 'drop';
  readonly since: Instant;
  /** By running number and period in seconds: they are no secret. */
  readonly pairs: readonly { readonly serial: number; readonly seconds: number }[];
  /** Names and ranges, sealed to the vault's own public key; empty when there are none. */
  readonly sealed: Buffer;
}

export interface Gone {
  readonly kind: 'gone';
  readonly generation: number;
}

const kinds = ['keys', 'drop', 'gone'] as const;
const headBytes = 5;
export const sealedPairBytes = 80;

/**
 * Kind (1) ‖ length of the body (4) ‖ body ‖ check (8). The check is over the header's own check and the place in the
 * file too, so that a block of another generation, or in another order, is none.
 */
export function blockToBytes(block: Block, place: Uint8Array): Buffer {
  const body = bodyOf(block);
  const head = Buffer.concat([uint(kinds.indexOf(block.kind) + 1, 1), uint(body.length, 4)]);
  return Buffer.concat([head, body, checkOf(Buffer.concat([place, head, body]))]);
}

/**
 * The block at the start of the bytes; null where the last write did not come to its end, with nothing behind it.
 * @throws `store-damaged` for what no interrupted write leaves
 */
export function blockFrom(bytes: Buffer, place: Uint8Array): { block: Block; length: number } | null {
  if (bytes.length < headBytes || bytes[0] === 0) return null;
  const end = headBytes + bytes.readUInt32BE(1);
  const length = end + checkBytes;
  if (length > bytes.length) return null;
  const whole = checkOf(Buffer.concat([place, bytes.subarray(0, end)]));
  if (!whole.equals(bytes.subarray(end, length))) {
    if (length === bytes.length) return null;
    throw damaged();
  }
  return { block: blockOf(kinds[(bytes[0] ?? 0) - 1], new Reader(bytes.subarray(headBytes, end))), length };
}

function bodyOf(block: Block): Buffer {
  switch (block.kind) {
    case 'keys': {
      const pairs = block.pairs.flatMap(({ pair, sealed }) => [pairToBytes(pair), sealed]);
      return Buffer.concat([uint(block.pairs.length, 4), ...pairs, block.sealed]);
    }
    case 'drop': {
      const pairs = block.pairs.flatMap(({ serial, seconds }) => [uint(serial, 4), uint(seconds, 4)]);
      return Buffer.concat([uint(block.since, 6), uint(block.pairs.length, 4), ...pairs, block.sealed]);
    }
    case 'gone':
      return uint(block.generation, 4);
  }
}

function blockOf(kind: (typeof kinds)[number] | undefined, reader: Reader): Block {
  switch (kind) {
    case 'keys': {
      const pairs = list(reader, () => ({ pair: pairFrom(reader), sealed: reader.take(sealedPairBytes) }));
      return { kind, pairs, sealed: reader.take(reader.left) };
    }
    case 'drop': {
      const since = instant(reader.uint(6));
      const pairs = list(reader, () => ({ serial: reader.uint(4), seconds: reader.uint(4) }));
      return { kind, since, pairs, sealed: reader.take(reader.left) };
    }
    case 'gone':
      return { kind, generation: reader.uint(4) };
    default:
      throw damaged();
  }
}

/** A count that the bytes cannot hold ends at their end. */
function list<T>(reader: Reader, read: () => T): T[] {
  const count = reader.uint(4);
  const found: T[] = [];
  for (let i = 0; i < count; i++) found.push(read());
  return found;
}
