import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../pinned-node.mjs';

const own = createRequire(join(root, 'packages/drivers/package.json'));
const reader = own('zxing-wasm/reader');
const wasm = readFileSync(own.resolve('zxing-wasm/reader/zxing_reader.wasm'));
reader.prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** The content of every QR code in a PNG or JPEG picture; none for what is no picture. */
export async function decodeCodes(picture: Uint8Array): Promise<readonly Uint8Array[]> {
  try {
    const found: readonly { isValid: boolean; bytes: Uint8Array }[] = await reader.readBarcodes(
      new Uint8Array(picture),
      { formats: ['QRCode'], tryHarder: true },
    );
    return found.filter(({ isValid }) => isValid).map(({ bytes }) => bytes);
  } catch {
    return [];
  }
}
