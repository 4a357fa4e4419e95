import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader';
import type { LumaImage } from './luma-image.ts';
import { type CodeFormat, codeFormats, type DecodedCode } from './qr-decoder.ts';

/** How hard one look at a picture tries. */
export interface Look {
  /** Light modules on dark as well. */
  readonly inverted: boolean;
  /** Smaller copies of the picture as well. */
  readonly smaller: boolean;
}

/** What the library's types leave out: the memory in which its pictures lie. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (place: number) => void;
}
type Module = ZXingReaderModule & Memory;

/** The decoder itself, in whatever thread this is. */
export interface Zxing {
  look(image: LumaImage, how: Look): readonly DecodedCode[];
}

/** What is asked for, and the family by which it is answered. */
interface Symbology {
  readonly asked: string;
  readonly family: string;
}

// The family's name alone would let its other members in: Micro QR codes cost time, and nobody shows any.
const symbologies: Readonly<Record<CodeFormat, Symbology>> = {
  qr: { asked: 'QRCodeModel2', family: 'QRCode' },
  'data-matrix': { asked: 'DataMatrix', family: 'DataMatrix' },
  aztec: { asked: 'AztecCode', family: 'Aztec' },
  pdf417: { asked: 'PDF417', family: 'PDF417' },
};

/** More codes than anybody holds out at once; each beyond it would cost time. */
const mostCodes = 8;

// Numbers stand for members of the library's enumerations: LocalAverage, Ignore, Plain, Unknown.
const fixedOptions = {
  tryHarder: true,
  tryRotate: true,
  tryDenoise: false,
  binarizer: 0,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: mostCodes,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: false,
};

/**
 * Loads the decoder from the package on this disk.
 * @param formats which symbols it looks for; each costs time
 */
export async function openZxing(formats: readonly CodeFormat[] = ['qr']): Promise<Zxing> {
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  // Left to itself the library fetches this file from a server on the internet.
  const wasmBinary = new Uint8Array(readFileSync(path)).buffer;
  const zxing = await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  if (!hasMemory(zxing)) throw new Error('This version of zxing-wasm is not the one that is known.');
  const wanted = formats.map((format) => symbologies[format].asked).join(',');
  return { look: (image, how) => look(zxing, wanted, image, how) };
}

function hasMemory(zxing: ZXingReaderModule & Partial<Memory>): zxing is Module {
  const { HEAPU8, _malloc, _free } = zxing;
  return HEAPU8 instanceof Uint8Array && typeof _malloc === 'function' && typeof _free === 'function';
}

function look(zxing: Module, formats: string, image: LumaImage, how: Look): DecodedCode[] {
  const { width, height, data } = image;
  const place = zxing._malloc(data.length);
  if (place === 0) throw new Error('No memory for a picture.');
  try {
    zxing.HEAPU8.set(data, place);
    const options = { ...fixedOptions, formats, tryInvert: how.inverted, tryDownscale: how.smaller };
    const found = zxing.readBarcodesFromPixmap(place, width, height, options);
    return Array.from({ length: found.size() }, (_, at) => found.get(at)).flatMap(codeOf);
  } finally {
    // Whoever stood before the camera is not left lying in the decoder's memory.
    zxing.HEAPU8.fill(0, place, place + data.length);
    zxing._free(place);
  }
}

/** 17 modules and four for each version (ISO/IEC 18004, 7.3.1). */
const versionOf = ({ symbol }: NonNullable<Found>): number => (symbol.width - 17) / 4;

type Found = ReturnType<ReturnType<ZXingReaderModule['readBarcodesFromPixmap']>['get']>;

function codeOf(found: Found | undefined): readonly DecodedCode[] {
  const format = codeFormats.find((each) => symbologies[each].family === found?.symbology);
  if (found?.isValid !== true || format === undefined) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = found.position;
  return [
    {
      format,
      ...(format === 'qr' && { version: versionOf(found) }),
      bytes: new Uint8Array(found.bytes),
      corners: [topLeft, topRight, bottomRight, bottomLeft],
      isPart: found.sequenceSize >= 0,
    },
  ];
}
