/** The part of yauzl 3 that is used here; the package brings no types. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream';

  export interface Entry {
    /** As the archive has it: bytes, because `decodeStrings` is off. */
    readonly fileName: Buffer;
    readonly generalPurposeBitFlag: number;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    openReadStreamPromise(entry: Entry): Promise<Readable>;
  }

  export function fromBufferPromise(
    buffer: Buffer,
    options: { readonly decodeStrings: false; readonly validateEntrySizes: true },
  ): Promise<ZipFile>;
}
