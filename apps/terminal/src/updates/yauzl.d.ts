/** What updates need of yauzl beside what imports of people do. */
declare module 'yauzl' {
  export interface Entry {
    readonly externalFileAttributes: number;
  }

  export function openPromise(
    path: string,
    options: { readonly decodeStrings: false; readonly validateEntrySizes: true; readonly autoClose: false },
  ): Promise<ZipFile & { close(): void }>;
}
