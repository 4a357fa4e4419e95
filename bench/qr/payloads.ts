import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { randomFrom } from './random.ts';

/** A code as it would be shown at a door. */
export interface Payload {
  readonly name: string;
  readonly text: string;
  /** Modules on a side, without the quiet zone. */
  readonly side: number;
  /** One byte a module, row by row: 0 is dark. */
  readonly modules: Uint8ClampedArray;
}

const digits = '0123456789';
const alphanumeric = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:`;
const base64 = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/`;

// Lengths, alphabets and levels of error correction of the real things, so that the versions are theirs too.
const kinds = [
  { name: 'pass90', prefix: 'VP1:', alphabet: alphanumeric, length: 90, ecLevel: 'Q' },
  { name: 'health268', prefix: '', alphabet: base64, length: 268, ecLevel: 'M' },
  { name: 'dcc604', prefix: 'HC1:', alphabet: alphanumeric, length: 604, ecLevel: 'Q' },
  { name: 'dcc1093', prefix: 'HC1:', alphabet: alphanumeric, length: 1_093, ecLevel: 'L' },
  { name: 'shc1697', prefix: 'shc:/', alphabet: digits, length: 1_697, ecLevel: 'L' },
] as const;

/** Versions 6, 12, 19, 19 and 18 of a QR code. */
export async function makePayloads(): Promise<readonly Payload[]> {
  return Promise.all(kinds.map(make));
}

function make({ name, prefix, alphabet, length, ecLevel }: (typeof kinds)[number]): Promise<Payload> {
  const random = randomFrom(length);
  let text: string = prefix;
  while (text.length < length) text += alphabet[Math.floor(random.next() * alphabet.length)];
  return drawCode(name, text, ecLevel);
}

let writer: Promise<unknown> | null = null;

/** Loads the writer once, from the disk. */
function writerReady(): Promise<unknown> {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  writer ??= Promise.resolve(prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true }));
  return writer;
}

/** The QR code of any text. */
export async function drawCode(name: string, text: string, ecLevel: 'L' | 'M' | 'Q'): Promise<Payload> {
  await writerReady();
  const { symbol, error } = await writeBarcode(text, {
    format: 'QRCode',
    options: `ecLevel=${ecLevel}`,
    scale: 1,
    addQuietZones: false,
  });
  if (error !== '') throw new Error(`${name}: ${error}`);
  return { name, text, side: symbol.width, modules: symbol.data };
}
