import { BytesReader } from './bytes-reader.ts';

/** A pair of a day, without its private half. */
export interface ListedPair {
  readonly serial: number;
  readonly keepSeconds: number;
  readonly day: string;
  readonly purpose: string;
}

/** A vault's key file (spec/vault.md), as far as it can be read without any key. */
export interface FoundKeyFile {
  /** 16 bytes; part of what a root is made of. */
  readonly vault: Buffer;
  readonly generation: number;
  /** The point that the device keeps of the exchange. */
  readonly c: Buffer;
  readonly publicKey: Buffer;
  readonly pairs: readonly ListedPair[];
  readonly header: Buffer;
  /** Everything behind the header: what is sealed, and blocks that were added. */
  readonly ring: Buffer;
  readonly blocks: readonly FoundBlock[];
}

export interface FoundBlock {
  /** What its sealed keys are bound to. */
  readonly place: Buffer;
  readonly pairs: readonly (ListedPair & { readonly sealed: Buffer })[];
  readonly sealed: Buffer;
}

const magic = Buffer.from('VDKF');
const checkBytes = 8;
const pointBytes = 33;
const sealedPairBytes = 80;
const keysBlock = 1;

/** Every key file that begins anywhere in the bytes. */
export function* keyFilesIn(bytes: Buffer): Generator<FoundKeyFile> {
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    const found = keyFileAt(bytes.subarray(at));
    if (found !== null) yield found;
  }
}

function keyFileAt(bytes: Buffer): FoundKeyFile | null {
  try {
    const reader = new BytesReader(bytes);
    // Magic, version, suite, keeper.
    reader.take(magic.length + 3);
    const vault = reader.take(16);
    const generation = reader.uint(4);
    // Which shares are gone, the last running number, how many keys survived.
    reader.take(12);
    const c = reader.take(pointBytes);
    reader.take(pointBytes);
    const publicKey = reader.take(32);
    reader.take(reader.uint(1) * 14);
    const pairs = Array.from({ length: reader.uint(4) }, () => pairFrom(reader));
    const ringBytes = reader.uint(4);
    reader.take(checkBytes);
    const header = bytes.subarray(0, reader.at);
    const ring = reader.take(ringBytes);
    return { vault, generation, c, publicKey, pairs, header, ring, blocks: blocksFrom(reader, header) };
  } catch {
    return null;
  }
}

function pairFrom(reader: BytesReader): ListedPair {
  const pair = {
    serial: reader.uint(4),
    keepSeconds: reader.uint(4),
    day: reader.text(1),
    purpose: reader.text(1),
  };
  reader.take(32);
  return pair;
}

/** As many blocks as there are; the first thing that is none ends them. */
function blocksFrom(reader: BytesReader, header: Buffer): readonly FoundBlock[] {
  const blocks: FoundBlock[] = [];
  try {
    for (let number = 0; ; number++) {
      const kind = reader.uint(1);
      const body = new BytesReader(reader.take(reader.uint(4)));
      reader.take(checkBytes);
      if (kind < 1 || kind > 3) return blocks;
      if (kind !== keysBlock) continue;
      const index = Buffer.alloc(4);
      index.writeUInt32BE(number);
      const pairs = Array.from({ length: body.uint(4) }, () => ({
        ...pairFrom(body),
        sealed: body.take(sealedPairBytes),
      }));
      const place = Buffer.concat([header.subarray(-checkBytes), index]);
      blocks.push({ place, pairs, sealed: body.take(body.left) });
    }
  } catch {
    return blocks;
  }
}
