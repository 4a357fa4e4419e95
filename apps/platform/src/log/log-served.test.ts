import { instant } from '@vedette/domain';
import { openPlatformStore, type PlatformStore } from '@vedette/store/platform';
import {
  entryText,
  leafHash,
  logNames,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  rootOf,
  verifyNote,
  verifyTlogProof,
} from '@vedette/vault/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimed, type TestPlatform, testPlatform } from '../../test/platform-kit.ts';
import { tileOf } from './static-files.ts';

const planted = ['13800138000', '110101199003077758', 'wangwei@example.com', '王伟', 'SN-20220912-0042'];
const names = logNames(new Uint8Array(32).fill(1));
const entryOf = (index: number) =>
  entryText({
    ...{
      kind: 'SHARE_DESTROYED',
      at: instant(1_796_000_000_000),
      organisation: names.organisation('ours').hash,
    },
    ...{ subject: names.serial('SN-20220912-0042').hash, detail: { generation: index, epoch: 7 } },
  });
const size = 300;
let platform: TestPlatform;
let store: PlatformStore;

beforeAll(async () => {
  platform = await testPlatform(undefined, { log: { name: 'guard.example' } });
  store = await openPlatformStore({ url: platform.databaseUrl });
  afterAll(() => store.close());
  await store.publicLog.append(Array.from({ length: size }, (_, index) => entryOf(index)));
  // What comes round by itself shows it; here nobody waits for that.
  const owner = await claimed(platform);
  while (Number((await owner.ask('GET', '/api/log')).json['publishedSize']) < size)
    await new Promise((resolve) => setTimeout(resolve, 200));
});

async function bytesOf(path: string): Promise<Buffer> {
  const answer = await fetch(`${platform.url}/log/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

async function keyOf(word: string) {
  const line = (await bytesOf('keys'))
    .toString()
    .split('\n')
    .find((one) => one.startsWith(`${word} `));
  const key = parseVerifierKey(line?.slice(word.length + 1) ?? '');
  if (key === null) throw new Error(`no ${word}`);
  return key;
}

function entriesIn(bundle: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
    found.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)).toString());
  return found;
}

describe('the log as anybody reads it', () => {
  it('is a signed checkpoint over tiles from which its root follows', async () => {
    const note = parseNote((await bytesOf('checkpoint')).toString());
    if (note === null) throw new Error('no note');
    expect(await verifyNote(note, await keyOf('log'))).not.toBeNull();
    const checkpoint = parseCheckpoint(note.text);
    expect(checkpoint).toMatchObject({ origin: 'guard.example/log', size });
    const tiles = Buffer.concat([await bytesOf('tile/0/000'), await bytesOf('tile/0/001.p/44')]);
    const leaves = Array.from({ length: size }, (_, at) => tiles.subarray(32 * at, 32 * at + 32));
    expect(checkpoint?.root).toEqual(rootOf(leaves));
    const upper = await bytesOf('tile/1/000.p/1');
    expect(new Uint8Array(upper)).toEqual(rootOf(leaves.slice(0, 256)));
  });

  it('gives its entries, each of which hashes to its leaf, and nothing of anybody in them', async () => {
    const bundles = await Promise.all(['tile/entries/000', 'tile/entries/001.p/44'].map(bytesOf));
    const entries = bundles.flatMap(entriesIn);
    expect(entries).toEqual(Array.from({ length: size }, (_, index) => entryOf(index)));
    const tile = await bytesOf('tile/0/000');
    expect(leafHash(Buffer.from(entries[9] ?? ''))).toEqual(new Uint8Array(tile.subarray(288, 320)));
    for (const value of planted) for (const bundle of bundles) expect(bundle.includes(value)).toBe(false);
  });

  it('proves an entry by its index', async () => {
    const proof = (await bytesOf('proof/7.tlog-proof')).toString();
    const trust = { logs: [await keyOf('log')], witnesses: [], quorum: 0 };
    expect((await verifyTlogProof(Buffer.from(entryOf(7)), proof, trust)).faults).toEqual([]);
  });

  it.each([
    ...['tile/0/002', 'tile/0/001', 'tile/0/001.p/45', 'tile/0/000.p/256', 'tile/0/x000/000', 'tile/00/000'],
    ...['tile/64/000', 'tile/2/000.p/1', 'tile/entries/002', 'proof/300.tlog-proof', 'proof/-1.tlog-proof'],
    ...['proof/9999999999999999.tlog-proof', 'checkpoint/', '../api/log', 'anything'],
  ])('has nothing at %s', async (path) => {
    expect((await fetch(`${platform.url}/log/${path}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('writes the addresses of tiles as C2SP does', () => {
    expect(tileOf('tile/3/x001/x234/067.p/5')).toEqual({ level: 3, number: 1_234_067, width: 5 });
    expect(tileOf('tile/entries/067')).toEqual({ level: 'entries', number: 67, width: 256 });
  });

  it('shows no more than the API to whoever is signed in, and nothing to strangers', async () => {
    expect((await platform.visitor().ask('GET', '/api/log')).status).toBe(401);
    expect((await platform.visitor().ask('GET', '/api/certificates')).status).toBe(401);
  });
});
