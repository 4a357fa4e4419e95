// The package ships no types; only what is used here.
declare module 'pacote' {
  interface Options {
    readonly integrity?: string;
    readonly cache?: string;
    readonly registry?: string;
  }
  interface Pacote {
    readonly tarball: {
      stream<T>(
        spec: string,
        handler: (stream: NodeJS.ReadableStream) => Promise<T>,
        options: Options,
      ): Promise<T>;
    };
  }
  const pacote: Pacote;
  export = pacote;
}
