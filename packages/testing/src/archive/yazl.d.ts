/** The part of yazl 3 that is used; the package brings no types. */
declare module 'yazl' {
  import type { Readable } from 'node:stream';

  export class ZipFile {
    readonly outputStream: Readable;
    addBuffer(
      buffer: Buffer,
      path: string,
      options?: { readonly compress?: boolean; readonly mtime?: Date; readonly mode?: number },
    ): void;
    end(): void;
  }
}
