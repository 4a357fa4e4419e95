import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openQrDecoder } from '@vedette/drivers';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';

/** Four bytes a pixel, as a browser's `ImageData` has them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/** A frame that a decoder is given: pixels as a camera has them, or the bytes of a JPEG as a page sends them. */
export type Shown = Pixels | Uint8Array<ArrayBuffer>;

export interface Reader {
  /** The bytes of every code in the frame. */
  read(frame: Shown): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** The decoder of the drivers, in its thread. */
export function openOurs(): Reader {
  const decoder = openQrDecoder();
  return {
    async read(frame) {
      const given =
        frame instanceof Uint8Array
          ? ({ encoding: 'jpeg', width: 0, height: 0, bytes: frame } as const)
          : ({ ...frame, encoding: 'rgba', bytes: new Uint8Array(frame.data.buffer) } as const);
      return (await decoder.decode(given)).map(({ bytes }) => bytes);
    },
    close: () => decoder.close(),
  };
}

const baselineOptions: ReaderOptions = { formats: ['QRCode'], tryHarder: true };

/** What ours is compared with: the library alone, with all that it tries by default, as anybody would call it. */
export async function openBaseline(): Promise<Reader> {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return {
    read: async (frame) => (await readBarcodes(frame, baselineOptions)).map(({ bytes }) => bytes),
    close: async () => undefined,
  };
}
