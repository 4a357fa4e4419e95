import { inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { type Parse, parsed, refusedParse } from '../core/format.ts';

type Inflater = (bytes: Uint8Array, options: ZlibOptions) => Buffer;

/** Inflates a zlib stream (RFC 1950) of at most `maxOutput` bytes; see `inflate`. */
export const inflateZlib = (bytes: Uint8Array, maxOutput: number): Parse<Uint8Array> =>
  inflate(inflateSync, bytes, maxOutput);

/** Inflates a bare deflate stream (RFC 1951) of at most `maxOutput` bytes; see `inflate`. */
export const inflateRaw = (bytes: Uint8Array, maxOutput: number): Parse<Uint8Array> =>
  inflate(inflateRawSync, bytes, maxOutput);

/**
 * Never gives a part of the content: more than `maxOutput` bytes are `too-large`; a stream that is cut off,
 * broken, or followed by anything is `malformed`. No more than `maxOutput` bytes are ever held.
 */
function inflate(inflater: Inflater, bytes: Uint8Array, maxOutput: number): Parse<Uint8Array> {
  try {
    // The declared types do not know `info`, which gives the engine that tells how much input it used.
    const options: ZlibOptions & { info: true } = { maxOutputLength: maxOutput, info: true };
    const { buffer, engine } = inflater(bytes, options) as unknown as Inflated;
    return engine.bytesWritten === bytes.length ? parsed(buffer) : refusedParse('malformed');
  } catch (error) {
    return refusedParse(isTooLarge(error) ? 'too-large' : 'malformed');
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
