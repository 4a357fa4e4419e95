import { type Duration, duration } from '@vedette/domain';
import { periodsAtMost } from '../key/day-key.ts';
import { encapsulatedBytes, tagBytes } from '../seal/suite.ts';

/** What is sealed for one period. */
export interface SealedPart {
  readonly keep: Duration;
  /** The encapsulated key, 32 bytes. */
  readonly enc: Uint8Array;
  /** How many were sealed under that encapsulation before; makes the nonce. */
  readonly counter: number;
  /** With the tag. */
  readonly cipher: Uint8Array;
}

const version = 1;
const partHead = 4 + encapsulatedBytes + 4 + 4;

/** Version (1) ‖ count (1) ‖ for each part: keep in seconds (4) ‖ enc (32) ‖ counter (4) ‖ length (4) ‖ ciphertext. */
export function encodeParts(parts: readonly SealedPart[]): Uint8Array {
  const all = Buffer.alloc(2 + parts.reduce((sum, { cipher }) => sum + partHead + cipher.length, 0));
  all[0] = version;
  all[1] = parts.length;
  let at = 2;
  for (const { keep, enc, counter, cipher } of parts) {
    all.writeUInt32BE(keep / 1000, at);
    all.set(enc, at + 4);
    all.writeUInt32BE(counter, at + 36);
    all.writeUInt32BE(cipher.length, at + 40);
    all.set(cipher, at + partHead);
    at += partHead + cipher.length;
  }
  return all;
}

/** Views on the bytes; null for bytes that are not wholly parts, at least one, each period once. */
export function decodeParts(bytes: Uint8Array): readonly SealedPart[] | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = all[1] ?? 0;
  if (all[0] !== version || count === 0 || count > periodsAtMost) return null;
  const parts: SealedPart[] = [];
  let at = 2;
  for (let i = 0; i < count; i++) {
    const part = partAt(all, at);
    if (part === null || parts.some(({ keep }) => keep === part.keep)) return null;
    parts.push(part);
    at += partHead + part.cipher.length;
  }
  return at === all.length ? parts : null;
}

function partAt(all: Buffer, at: number): SealedPart | null {
  if (all.length < at + partHead + tagBytes) return null;
  const start = at + partHead;
  const cipher = all.subarray(start, start + all.readUInt32BE(at + 40));
  if (cipher.length < tagBytes || cipher.length !== all.readUInt32BE(at + 40)) return null;
  return {
    keep: duration(all.readUInt32BE(at) * 1000),
    enc: all.subarray(at + 4, at + 36),
    counter: all.readUInt32BE(at + 36),
    cipher,
  };
}
