import { type ErrorCode, type ErrorDetails, type Fault, Personal, VedetteError } from '@vedette/domain';
import { asVedetteError } from '../database/sqlite-fault.ts';

/** Structured clone keeps maps and typed arrays, but neither the class of a `Personal` nor of an error. */
const personalKey = '@personal';
const purpose = 'between the store and its thread';

/** A copy of the value that structured clone carries faithfully. */
export function encode(value: unknown): unknown {
  if (value instanceof Personal) return { [personalKey]: encode(value.unwrap(purpose)) };
  // Structured clone copies all of the memory that a view looks at; a slice of a pool would take the pool along.
  if (value instanceof Uint8Array && value.byteLength !== value.buffer.byteLength)
    return new Uint8Array(value);
  if (isPlain(value) && Object.hasOwn(value, personalKey))
    throw new TypeError(`${personalKey} is a key of ours`);
  return walk(value, encode);
}

export function decode(value: unknown): unknown {
  if (isPlain(value) && Object.hasOwn(value, personalKey)) return new Personal(decode(value[personalKey]));
  return walk(value, decode);
}

function walk(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [key, change(part)]));
  if (!isPlain(value)) return value;
  // Not by assignment: a key `__proto__` from somebody's JSON is a key like any other.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export interface EncodedError {
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly details: ErrorDetails;
  readonly stack: string;
}

export function encodeError(error: unknown): EncodedError {
  const known = asVedetteError(error);
  const source = known.cause instanceof Error ? known.cause : known;
  return { code: known.code, fault: known.fault, details: known.details, stack: source.stack ?? '' };
}

export function decodeError(error: EncodedError): VedetteError {
  return new VedetteError(error.code, error.fault, error.details, { cause: error.stack });
}

/** Buffers that can be handed over instead of copied: typed arrays that own all of their memory. */
export function transferable(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array || value instanceof Float32Array) {
    const { buffer, byteLength } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
  }
  return isPlain(value) ? Object.values(value).flatMap(transferable) : [];
}
