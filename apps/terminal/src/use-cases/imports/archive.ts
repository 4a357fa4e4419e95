import { VedetteError } from '@vedette/domain';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { decodeName } from './decode-name.ts';

export interface ArchiveFile {
  /** Its path inside the archive, as whoever made it wrote it. */
  readonly path: string;
  /**
   * The content, at most `limit` bytes.
   * @throws VedetteError `upload-too-large` above the limit, `archive-invalid` for a damaged file,
   * `archive-too-large` for a bomb
   */
  read(limit: number): Promise<Buffer>;
}

export interface ArchiveLimits {
  readonly files: number;
  /** Bytes that all files together may inflate to. */
  readonly inflated: number;
  /** Times its compressed size that a file of more than `ratioFrom` bytes may inflate to. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** Photographs hardly shrink in a ZIP, so what inflates a hundredfold is no photograph. */
export const archiveLimits: ArchiveLimits = {
  files: 20_000,
  inflated: 600_000_000,
  ratio: 100,
  ratioFrom: 1_000_000,
};

/**
 * Opens a ZIP in memory. Sizes that its headers claim are believed for nothing: the limits hold for the
 * bytes that really come out.
 * @throws VedetteError `archive-invalid`, `archive-too-large`
 */
export async function openArchive(bytes: Buffer, limits = archiveLimits): Promise<readonly ArchiveFile[]> {
  const zip = await invalidOnFault(
    fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true }),
  );
  if (zip.entryCount > limits.files) throw tooLarge('files', limits.files);
  const entries = await invalidOnFault(entriesOf(zip, limits));
  const budget = { left: limits.inflated };
  return entries.map((entry) => ({
    path: decodeName(entry.fileName, entry.generalPurposeBitFlag),
    read: (limit) => inflate(zip, entry, { limit, budget, limits }),
  }));
}

/** Counted as they come: the number in the archive's end record may be a lie too. */
async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= limits.files) throw tooLarge('files', limits.files);
    if (entry.isEncrypted()) throw new VedetteError('archive-invalid', 'caller', { at: 'encrypted' });
    entries.push(entry);
  }
  return entries;
}

interface Inflating {
  readonly limit: number;
  readonly budget: { left: number };
  readonly limits: ArchiveLimits;
}

async function inflate(zip: ZipFile, entry: Entry, { limit, budget, limits }: Inflating): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = await invalidOnFault(zip.openReadStreamPromise(entry));
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      budget.left -= chunk.length;
      const isBomb = size > limits.ratioFrom && size > entry.compressedSize * limits.ratio;
      if (isBomb) throw tooLarge('ratio', limits.ratio);
      if (budget.left < 0) throw tooLarge('inflated', limits.inflated);
      if (size > limit)
        throw new VedetteError('upload-too-large', 'caller', { values: { limitBytes: limit } });
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    throw asInvalid(cause);
  } finally {
    stream.destroy();
    for (const chunk of chunks) chunk.fill(0);
  }
}

function tooLarge(at: string, limit: number): VedetteError {
  return new VedetteError('archive-too-large', 'caller', { at, values: { limit } });
}

function asInvalid(cause: unknown): VedetteError {
  return cause instanceof VedetteError ? cause : new VedetteError('archive-invalid', 'caller', {}, { cause });
}

function invalidOnFault<T>(promise: Promise<T>): Promise<T> {
  return promise.catch((cause: unknown) => Promise.reject(asInvalid(cause)));
}
