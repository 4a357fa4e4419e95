import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, type WriterOptions, writeBarcode } from 'zxing-wasm/writer';
import type { LumaImage } from '../../src/qr/luma-image.ts';
import type { CodeFrame } from '../../src/qr/qr-decoder.ts';

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
let ready: Promise<unknown> | null = null;

/** Modules of white around a symbol. */
const quiet = 4;

/** A code on a white card, each module so many pixels wide. */
export async function symbolOf(
  content: string | Uint8Array,
  scale = 4,
  format: NonNullable<WriterOptions['format']> = 'QRCode',
): Promise<LumaImage> {
  const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
  ready ??= prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  await ready;
  const { symbol, error } = await writeBarcode(content, { format, scale: 1 });
  if (error !== '') throw new Error(error);
  const [width, height] = [(symbol.width + 2 * quiet) * scale, (symbol.height + 2 * quiet) * scale];
  const data = new Uint8Array(width * height).fill(255);
  for (let at = 0; at < data.length; at++) {
    const x = Math.floor((at % width) / scale) - quiet;
    const y = Math.floor(at / width / scale) - quiet;
    const isInside = x >= 0 && y >= 0 && x < symbol.width && y < symbol.height;
    if (isInside) data[at] = symbol.data[y * symbol.width + x] ?? 255;
  }
  return { width, height, data };
}

/** Cards laid on a grey table, each with its top left corner at a place. */
export function tableWith(
  width: number,
  height: number,
  cards: readonly { readonly card: LumaImage; readonly left: number; readonly top: number }[],
): LumaImage {
  const data = new Uint8Array(width * height).fill(128);
  for (const { card, left, top } of cards)
    for (let y = 0; y < card.height; y++)
      data.set(card.data.subarray(y * card.width, (y + 1) * card.width), (top + y) * width + left);
  return { width, height, data };
}

export const lumaFrame = ({ width, height, data }: LumaImage): CodeFrame => ({
  ...{ encoding: 'luma', width, height, bytes: data },
});

/** The frame as a camera or a file has it. */
export async function encodedFrame(
  { width, height, data }: LumaImage,
  encoding: 'jpeg' | 'png',
): Promise<CodeFrame> {
  const image = sharp(data, { raw: { width, height, channels: 1 } });
  const bytes = await (encoding === 'jpeg' ? image.jpeg({ quality: 85 }) : image.png()).toBuffer();
  return { encoding, width, height, bytes: new Uint8Array(bytes) };
}
