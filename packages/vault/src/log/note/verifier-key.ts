import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

/** How a note may be signed: by its author, or by a witness who also says when (C2SP tlog-cosignature, v1). */
export const noteAlgorithms = { ed25519: 1, cosignature: 4 } as const;
export type NoteAlgorithm = keyof typeof noteAlgorithms;

/** Whose signature is believed. */
export interface VerifierKey {
  readonly name: string;
  /** 4 bytes as hexadecimal digits; no secret and no proof, it only finds the right key. */
  readonly id: string;
  readonly algorithm: NoteAlgorithm;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

const keyLength = 32;
const newline = Uint8Array.of(0x0a);

/** A name as C2SP signed-note wants it: not empty, no white space, no plus. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Cc}]/u.test(name);
}

/** @throws RangeError for a name or a key that is none */
export function verifierKey(name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('no name of a key');
  if (publicKey.length !== keyLength) throw new RangeError('no Ed25519 key');
  return { name, id: idOf(name, algorithm, publicKey), algorithm, publicKey };
}

/** The first 4 bytes of SHA-256 over name, newline, algorithm and key (C2SP signed-note). */
function idOf(name: string, algorithm: NoteAlgorithm, publicKey: Uint8Array): string {
  const hash = sha256(concatBytes(utf8ToBytes(name), newline, typed(algorithm, publicKey)));
  return [...hash.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const typed = (algorithm: NoteAlgorithm, key: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(noteAlgorithms[algorithm]), key);

/** `name+id+base64(algorithm, key)`. */
export function verifierKeyText({ name, id, algorithm, publicKey }: VerifierKey): string {
  return `${name}+${id}+${toBase64(typed(algorithm, publicKey))}`;
}

/** Null for anything that is no such key, an id that does not fit included. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return null;
  const [algorithm, publicKey] = split(fromBase64(encoded));
  if (algorithm === null || publicKey.length !== keyLength) return null;
  const key = verifierKey(name, algorithm, publicKey);
  return key.id === id ? key : null;
}

function split(bytes: Uint8Array | null): readonly [NoteAlgorithm | null, Uint8Array] {
  const names = Object.keys(noteAlgorithms) as NoteAlgorithm[];
  const algorithm = names.find((name) => noteAlgorithms[name] === bytes?.[0]) ?? null;
  return [algorithm, bytes?.slice(1) ?? new Uint8Array()];
}
