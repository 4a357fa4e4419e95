import { createHash } from 'node:crypto';
import { duration, type Instant, instant } from '@vedette/domain';
import { pointBytes } from '../../exchange/point.ts';
import { type KeeperKind, keeperKinds } from '../../keeper/port.ts';
import { type KeyDay, keyDay } from '../../key/key-id.ts';
import type { PairPlace } from '../port.ts';
import { damaged, Reader, text, uint } from './reader.ts';

/** What waits for the keeper to destroy its share of a generation. */
export interface WaitingForKeeper {
  readonly generation: number;
  readonly keys: number;
  readonly since: Instant;
}

/** A pair by what is not secret. */
export interface PublicPair extends PairPlace {
  /** The generation of its key id. */
  readonly serial: number;
  readonly publicKey: Buffer;
}

/** What lies in the clear, and is bound to everything behind it. */
export interface KeyFileHeader {
  readonly keeper: KeeperKind;
  /** 16 random bytes, drawn when the vault was created. */
  readonly vault: Buffer;
  readonly generation: number;
  readonly gone: number;
  /** The last running number given to the keys of a day. */
  readonly serial: number;
  /** Keys that the re-key to this generation wrapped again. */
  readonly survivors: number;
  /** C of the exchange. */
  readonly c: Buffer;
  /** S, the keeper's. */
  readonly keeperPoint: Buffer;
  /** X25519, of this generation; what is made while the vault is locked is sealed to it. */
  readonly publicKey: Buffer;
  readonly waiting: readonly WaitingForKeeper[];
  /** Those that have survived, in the order of their private halves. */
  readonly pairs: readonly PublicPair[];
  /** Length of the sealed ring behind the header. */
  readonly ring: number;
}

export const fileMagic: Buffer = Buffer.from('VDKF');
export const formatVersion = 1;
/** P-256, X25519, HKDF-SHA-256, AES-256-GCM. */
export const suiteNumber = 1;
export const vaultIdBytes = 16;
export const checkBytes = 8;
export const waitingAtMost = 16;
export const pairsAtMost = 65_536;
export const ringAtMost: number = 256 * 1024 * 1024;

export function headerToBytes(header: KeyFileHeader): Buffer {
  const body = Buffer.concat([
    fileMagic,
    uint(formatVersion, 1),
    uint(suiteNumber, 1),
    uint(keeperKinds.indexOf(header.keeper), 1),
    header.vault,
    uint(header.generation, 4),
    uint(header.gone, 4),
    uint(header.serial, 4),
    uint(header.survivors, 4),
    header.c,
    header.keeperPoint,
    header.publicKey,
    uint(header.waiting.length, 1),
    ...header.waiting.map(waitingToBytes),
    uint(header.pairs.length, 4),
    ...header.pairs.map(pairToBytes),
    uint(header.ring, 4),
  ]);
  return Buffer.concat([body, checkOf(body)]);
}

/** @throws `store-damaged` for anything but a whole header of this format */
export function headerFrom(bytes: Uint8Array): { header: KeyFileHeader; length: number } {
  const reader = new Reader(bytes);
  const known = reader.take(4).equals(fileMagic) && reader.uint(1) === formatVersion;
  if (!known || reader.uint(1) !== suiteNumber) throw damaged();
  const keeper = keeperKinds[reader.uint(1)];
  if (keeper === undefined) throw damaged();
  const header: KeyFileHeader = {
    keeper,
    vault: reader.take(vaultIdBytes),
    generation: reader.uint(4),
    gone: reader.uint(4),
    serial: reader.uint(4),
    survivors: reader.uint(4),
    c: reader.take(pointBytes),
    keeperPoint: reader.take(pointBytes),
    publicKey: reader.take(32),
    waiting: many(reader, reader.uint(1), waitingAtMost, waitingFrom),
    pairs: many(reader, reader.uint(4), pairsAtMost, pairFrom),
    ring: reader.uint(4),
  };
  const body = bytes.subarray(0, reader.at);
  if (!reader.take(checkBytes).equals(checkOf(body)) || header.ring > ringAtMost) throw damaged();
  return { header, length: reader.at };
}

/** Tells a torn write from a whole one; what protects from change is the tag of what is sealed with it. */
export const checkOf = (bytes: Uint8Array): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, checkBytes);

export function pairToBytes({ serial, keep, day, purpose, publicKey }: PublicPair): Buffer {
  return Buffer.concat([uint(serial, 4), uint(keep / 1000, 4), text(day), text(purpose), publicKey]);
}

export function pairFrom(reader: Reader): PublicPair {
  return {
    kind: 'pair',
    serial: reader.uint(4),
    keep: duration(reader.uint(4) * 1000),
    day: dayFrom(reader.text()),
    purpose: reader.text(),
    publicKey: reader.take(32),
  };
}

function dayFrom(text: string): KeyDay {
  try {
    return keyDay(text);
  } catch {
    throw damaged();
  }
}

const waitingToBytes = ({ generation, keys, since }: WaitingForKeeper): Buffer =>
  Buffer.concat([uint(generation, 4), uint(keys, 4), uint(since, 6)]);

const waitingFrom = (reader: Reader): WaitingForKeeper => ({
  generation: reader.uint(4),
  keys: reader.uint(4),
  since: instant(reader.uint(6)),
});

function many<T>(reader: Reader, count: number, atMost: number, read: (reader: Reader) => T): T[] {
  if (count > atMost) throw damaged();
  return Array.from({ length: count }, () => read(reader));
}
