import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeviceId, type RetirementSaid, retirementEvidenceSchema } from '@vedette/contract/link';
import { after, deviceGrade, duration, instant, Personal, type PersonId } from '@vedette/domain';
import { filesUnder, openEraser, tokensOf, tokenText } from '@vedette/erasure';
import {
  certifyRetirementKey,
  type Evidence,
  isEvidenceSigned,
  linkKeyFrom,
  newLinkSecret,
} from '@vedette/link';
import { fileKeySource, openTerminalStore, passageIds } from '@vedette/store';
import { dutyOf, recordOf, start } from '@vedette/store/test/kit';
import { createWithKeeper, fileKeeper } from '@vedette/vault';
import { expect, onTestFinished, test } from 'vitest';
import { commission, conduct, linkOf, type RetirementLine, type ShownRetirement } from './conduct.ts';
import { keyFilesBeside } from './key-files.ts';
import { findMarker, putMarker } from './marker.ts';
import { plantCanaries } from './plant-canaries.ts';
import { resumeErasing } from './resume.ts';

const now = () => instant(start + 1_000);
const device = 'abcdefghijklmnop' as DeviceId;
const retirement = '01938f6e-0000-4000-8000-000000000001';
const seed = new Uint8Array(32).fill(7);

/** A terminal that has worked: somebody enrolled, a record and a picture, its key on another medium. */
async function worked() {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-retire-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [data, keyFile] = [join(folder, 'data'), join(folder, 'key', 'store.key')];
  mkdirSync(data);
  writeFileSync(join(data, 'terminal.log'), '王芳 13800000000\n');
  const keySource = fileKeySource(keyFile, data);
  const store = await openTerminalStore({ folder: data, keySource, now, worker: false });
  const keeper = fileKeeper({ path: `${keyFile}.share`, outside: data, mustExist: () => false });
  await createWithKeeper(store.vault, keeper, 1);
  await store.duties.adopt(dutyOf(), { by: null, note: '' });
  await store.people.create({
    ...{ id: 'p1' as PersonId, name: new Personal('王芳'), phone: null, idNumber: null },
    ...{ organisation: null, validFrom: null, validTo: null },
  });
  await store.records.append(recordOf(start, { body: { name: '王芳' } }));
  const newId = passageIds(now, await store.upkeep.lastSeenAt());
  return { data, keyFile, store, newId };
}

/** A platform at the other end of the line; what was said stays. */
function platformOver(believed = true) {
  const key = linkKeyFrom(newLinkSecret());
  const said: RetirementSaid[] = [];
  const line: RetirementLine = {
    device,
    platformKeys: () => [believed ? key.publicKey : linkKeyFrom(newLinkSecret()).publicKey],
    async say(id, message) {
      said.push(message);
      if (message.kind !== 'key') return { type: 'taken', re: 1 };
      const { publicKey } = message;
      const notAfter = after(now(), duration(1_000));
      return {
        ...{ type: 'retirement-key', re: 1, canarySeed: Buffer.from(seed).toString('base64url') },
        certificate: certifyRetirementKey(key, { retirement: id, device, publicKey }, notAfter),
      };
    },
  };
  return { line, said };
}

test('leaves nothing of a terminal that has worked, and says so by a key that lived in memory alone', async () => {
  const { data, keyFile, store, newId } = await worked();
  const { line, said } = platformOver();
  const shown: ShownRetirement[] = [];
  const order: string[] = [];
  await conduct(
    {
      ...{ line, eraser: openEraser(), huntTime: 200 },
      terminal: (canarySeed) => ({
        ...{ folder: data, keyFiles: keyFilesBeside(keyFile), software: '0.1.0', now },
        plant: () => plantCanaries({ store, newId, now }, canarySeed),
        samples: () => store.vault.samples(),
        stopLanes: async () => void order.push('lanes'),
        async emptyVault() {
          const { generation } = await store.vault.look();
          await store.vault.destroy();
          order.push('vault');
          return generation;
        },
        async letGo() {
          order.push('store');
          await store.close();
        },
      }),
      show: (state) => shown.push(state),
      leave: () => order.push('left'),
      onFault: (cause) => expect(cause).toBeNull(),
    },
    await commission(line, retirement),
  );
  expect(order).toEqual(['lanes', 'vault', 'store', 'left']);
  expect(readdirSync(data)).toEqual([]);
  expect(keyFilesBeside(keyFile).some((path) => existsSync(path))).toBe(false);
  const evidence = said.findLast(({ kind }) => kind === 'evidence') as Evidence;
  expect(isEvidenceSigned(evidence)).toBe(true);
  const told = retirementEvidenceSchema.parse(JSON.parse(evidence.text));
  expect(told).toMatchObject({ retirement, device, memoryCleared: true });
  expect(told.media.map(({ files }) => files)).toEqual([1, 1, expect.any(Number)]);
  const folder = told.media[2];
  expect(told.samples.length).toBeGreaterThan(0);
  expect(folder).toMatchObject({
    hunt: { samples: told.samples.length, recordKeys: 0, wrappingKeys: 0, control: 'found' },
    canaries: { planted: 64, purposes: ['access'], noted: 64, foundPlanted: 0, foundNoted: 0 },
    readBack: { bytes: folder?.bytes, different: 0, unreadable: 0 },
  });
  expect(deviceGrade(told.media)).toBe('cleared');
  expect(shown.at(-1)).toEqual({
    state: 'cleared',
    stage: 'ended',
    part: 1,
    link: linkOf(retirement, evidence.text),
  });
});

test('plants its tokens where the data lies: they come back through the store, and are nowhere in the clear', async () => {
  const { data, store, newId } = await worked();
  const set = await plantCanaries({ store, newId, now }, seed);
  expect(set).toMatchObject({ count: 64, purposes: ['access'] });
  expect(await store.outbox.pending(100)).toEqual([]);
  const [first] = tokensOf(seed, 64);
  if (first === undefined) throw new Error('no token');
  expect(await store.captures.count()).toBe(64);
  expect(await store.records.count()).toBe(65);
  const found = await store.people.search({ text: tokenText(first) });
  expect(found.items).toHaveLength(1);
  await store.close();
  for (const { path } of await filesUnder(data)) {
    const bytes = readFileSync(path);
    expect([bytes.includes(first), bytes.includes(tokenText(first))]).toEqual([false, false]);
  }
});

test('begins nothing for a platform that it does not believe, or that knows of no such retirement', async () => {
  await expect(commission(platformOver(false).line, retirement)).rejects.toMatchObject({
    code: 'not-allowed',
  });
  const silent: RetirementLine = { device, platformKeys: () => [], say: async () => null };
  await expect(commission(silent, retirement)).rejects.toMatchObject({ code: 'not-allowed' });
});

test('goes on after a power cut, without opening anything, and starts as new only then', async () => {
  const { data, keyFile, store } = await worked();
  await store.close();
  expect(await resumeErasing(openEraser(), data, now)).toBeNull();
  await putMarker(data, { retirement, begunAt: now(), keyFiles: [...keyFilesBeside(keyFile)] });
  expect(findMarker(data)).toMatchObject({ retirement });
  const media = await resumeErasing(openEraser(), data, now);
  expect(deviceGrade(media ?? [])).toBe('cleared');
  expect([readdirSync(data), existsSync(keyFile)]).toEqual([[], false]);
});

test('knows a marker that was overwritten itself when the power went', async () => {
  const { data, store } = await worked();
  await store.close();
  writeFileSync(join(data, '~retiring.json'), Buffer.from([0xff, 0x00, 0x7b]));
  expect(findMarker(data)).toEqual({ retirement: null, begunAt: 0, keyFiles: [] });
});
