import type { LogStore } from '@vedette/store/platform';
import type { PublicLog } from './public-log.ts';

export interface LogFileDeps {
  readonly store: LogStore;
  readonly log: Pick<PublicLog, 'checkpoint' | 'shownProof'>;
  /** The keys of this platform and its witnesses, as a file of trust. */
  readonly keys: string;
}

const tileWidth = 256;
const tileLevels = 8;
const highestLevel = 62;
const text = 'text/plain; charset=utf-8';
const binary = 'application/octet-stream';
const fleeting = 'public, max-age=5';
const forGood = 'public, max-age=31536000, immutable';

/**
 * The log as anybody reads it, below `/log/`: `checkpoint`, `tile/<level>/<n>[.p/<width>]`, `tile/entries/<n>[.p/<width>]`
 * (C2SP tlog-tiles), and of ours `proof/<index>.tlog-proof` and `keys`. Public: nothing of a person stands in it.
 * @param path without a slash at the beginning
 */
export async function logFile(deps: LogFileDeps, path: string): Promise<Response> {
  if (path === 'checkpoint') return answer(await deps.log.checkpoint(), text, fleeting);
  if (path === 'keys') return answer(deps.keys, text, fleeting);
  const index = /^proof\/(0|[1-9]\d{0,15})\.tlog-proof$/.exec(path)?.[1];
  if (index !== undefined) return answer(await deps.log.shownProof(Number(index)), text, fleeting);
  const tile = tileOf(path);
  return tile === null ? missing() : answer(await tileBytes(deps.store, tile), binary, forGood);
}

const missing = (): Response => new Response(null, { status: 404 });

function answer(body: string | Buffer | null, type: string, cache: string): Response {
  if (body === null) return missing();
  const bytes = typeof body === 'string' ? body : new Uint8Array(body);
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Cache-Control': cache,
      // A page that verifies may be opened from anywhere.
      'Access-Control-Allow-Origin': '*',
    },
  });
}

interface Tile {
  readonly level: number | 'entries';
  readonly number: number;
  readonly width: number;
}

const tilePattern = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Null for what is no address of a tile. */
export function tileOf(path: string): Tile | null {
  const [, level = '', number = '', width = String(tileWidth)] = tilePattern.exec(path) ?? [];
  if (level === '' || Number(width) > tileWidth || (path.includes('.p/') && Number(width) === tileWidth))
    return null;
  // A leading group of zeroes would be a second address of the same tile.
  if (number.startsWith('x000/')) return null;
  const whole = Number(number.replaceAll(/[x/]/g, ''));
  return { level: level === 'entries' ? level : Number(level), number: whole, width: Number(width) };
}

/** Null when it is not so wide yet. */
async function tileBytes(store: LogStore, { level, number, width }: Tile): Promise<Buffer | null> {
  const from = number * tileWidth;
  if (level !== 'entries') {
    if (level * tileLevels > highestLevel) return null;
    const hashes = await store.nodesOfLevel(level * tileLevels, from, width);
    return hashes.length < width ? null : Buffer.concat(hashes);
  }
  const entries = await store.entries(from, width);
  return entries.length < width ? null : Buffer.concat(entries.map(({ text: entry }) => bundled(entry)));
}

function bundled(entry: string): Buffer {
  const bytes = Buffer.from(entry, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
