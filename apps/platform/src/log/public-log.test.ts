import { instant } from '@vedette/domain';
import type { PlatformStore } from '@vedette/store/platform';
import { testPlatformStore } from '@vedette/store/test/platform/test-database';
import {
  entryText,
  type LogEntry,
  logNames,
  parseCheckpoint,
  parseNote,
  verifyTlogProof,
} from '@vedette/vault/log';
import { testKey } from '@vedette/vault/test/log-stand';
import { beforeAll, describe, expect, it } from 'vitest';
import { type WitnessStand, witnessStand } from '../../test/witness-stand.ts';
import { openPublicLog, type PublicLog } from './public-log.ts';

const origin = 'platform.example/log';
const author = testKey(origin);
const names = logNames(new Uint8Array(32));
let store: PlatformStore;
let witness: WitnessStand;

const troubles: string[] = [];
const logOver = (over: PlatformStore, witnesses = [witness]): PublicLog =>
  openPublicLog({
    ...{ store: over.publicLog, ...author, witnesses, now: () => instant(Date.now()) },
    troubled: (_, trouble) => troubles.push(trouble),
  });

const rekeyed = (generation: number): LogEntry<'REKEYED'> => ({
  ...{ kind: 'REKEYED', at: instant(1_796_000_000_000), organisation: names.organisation('ours').hash },
  ...{ subject: names.device('device').hash, detail: { generation, dropped: 1, survivors: 50_000 } },
});

async function faultsOf(log: PublicLog, index: number, entry: LogEntry, quorum = 1) {
  const trust = { logs: [author.key], witnesses: [witness.key], quorum };
  const proof = await log.proof(index);
  return (await verifyTlogProof(new TextEncoder().encode(entryText(entry)), proof, trust)).faults;
}

beforeAll(async () => {
  store = await testPlatformStore();
  witness = await witnessStand(author.key);
});

describe('the public log', () => {
  it('proves each entry with the cosignature of a witness, as soon as it is asked', async () => {
    const log = logOver(store);
    const places = await log.appendAll([1, 2, 3].map(rekeyed));
    expect(places).toMatchObject([1, 2, 3].map((_, index) => ({ log: origin, index })));
    for (const [at, { index }] of places.entries())
      expect(await faultsOf(log, index, rekeyed(at + 1))).toEqual([]);
    expect(await log.append(rekeyed(2))).toMatchObject({ index: 1 });
    await expect(log.proof(99)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('asks nobody when there is nothing new', async () => {
    const log = logOver(store);
    await log.publish();
    const before = witness.asked();
    await log.publish();
    await log.checkpoint();
    expect(witness.asked()).toBe(before);
  });

  it('is one log for two processes that write and show at once', async () => {
    const [one, other] = [logOver(store), logOver(store)];
    const entries = Array.from({ length: 12 }, (_, at) => rekeyed(100 + at));
    const places = await Promise.all(
      entries.map(async (entry, at) => {
        const by = at % 2 === 0 ? one : other;
        const place = await by.append(entry);
        await by.publish();
        return place;
      }),
    );
    expect(new Set(places.map(({ index }) => index)).size).toBe(12);
    await one.publish();
    for (const [at, entry] of entries.entries())
      expect(await faultsOf(other, places[at]?.index ?? -1, entry, 0)).toEqual([]);
    expect((await one.state()).witnesses).toMatchObject([{ name: 'auditor.example', trouble: null }]);
  });

  it('goes on without a witness, says so, and asks it again later', async () => {
    const log = logOver(store);
    witness.down(true);
    const { index } = await log.append(rekeyed(500));
    expect(await faultsOf(log, index, rekeyed(500))).toEqual(['too-few-witnesses']);
    expect((await log.state()).witnesses).toMatchObject([{ trouble: 'unreachable' }]);
    witness.down(false);
    await log.publish();
    expect(await faultsOf(log, index, rekeyed(500))).toEqual([]);
    const { witnesses, size, publishedSize } = await log.state();
    expect(witnesses).toMatchObject([{ trouble: null, size }]);
    expect(publishedSize).toBe(size);
    expect(troubles).toEqual(['unreachable']);
  });

  it('is caught by its witness when it shows another past', async () => {
    const restored = await testPlatformStore();
    const log = logOver(restored);
    const { size } = await logOver(store).state();
    await log.appendAll(Array.from({ length: size + 3 }, (_, at) => rekeyed(9_000 + at)));
    await log.publish();
    await log.publish();
    expect((await log.state()).witnesses).toMatchObject([{ trouble: 'disagrees' }]);
    expect(troubles).toEqual(['unreachable', 'disagrees']);
  });

  it('is shown empty before anything is in it', async () => {
    const log = logOver(await testPlatformStore(), []);
    const note = parseNote(await log.checkpoint());
    expect(parseCheckpoint(note?.text ?? '')).toMatchObject({ origin, size: 0 });
  });
});
