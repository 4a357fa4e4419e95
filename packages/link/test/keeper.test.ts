import { randomUUID } from 'node:crypto';
import { keeperPointSchema } from '@vedette/contract/link';
import { VedetteError } from '@vedette/domain';
import type { MemoryDevice } from '@vedette/testing/link';
import { expect, test } from 'vitest';
import type { LinkKeeper } from '../src/platform/ports.ts';
import { openRawChannel } from './raw.ts';
import { claimedDevice, endAfterEach, startPlatform } from './stand.ts';

endAfterEach();

const pointOf = (generation: number): Uint8Array =>
  Uint8Array.of(2 + (generation % 2), ...new Uint8Array(32).fill(generation));
const text = (point: Uint8Array): string => Buffer.from(point).toString('base64url');

/** Keeps a point for each generation, answers twice, and destroys what is older than what was settled. */
function scriptedKeeper(): LinkKeeper {
  let [settled, asked] = [0, 0];
  return {
    prepare: async (_device, generation) => (generation <= settled ? 'generation-past' : pointOf(generation)),
    async ask(_device, generation, point) {
      if (generation < settled) return 'share-destroyed';
      asked += 1;
      if (asked > 2) throw new VedetteError('rate-limited', 'caller');
      return Uint8Array.from(point);
    },
    async settled(_device, { generation }) {
      settled = generation;
      return generation - 1;
    },
  };
}

async function born(device: MemoryDevice, origin: string) {
  const channel = await openRawChannel(device, origin);
  const facts = {
    ...(await device.deps.self.facts()),
    ...{ boot: randomUUID(), sync: device.set.state },
  };
  const health = {
    ...(await device.deps.self.health()),
    ...{ at: Date.now(), uptime: 0, clock: { quality: 'unsynced', offset: 0, uncertainty: null } },
    ...{ logs: [], captures: { waiting: 0 } },
  };
  channel.send({ type: 'birth', id: 1, facts, health });
  await expect.poll(() => channel.heard[0]?.type).toBe('welcome');
  let last = 1;
  return async (message: object) => {
    last += 1;
    const id = last;
    channel.send({ ...message, id });
    const find = () => channel.heard.find((heard) => 're' in heard && heard.re === id);
    await expect.poll(find).toBeDefined();
    return find();
  };
}

test('a device prepares, unlocks and settles a generation over the link', async () => {
  const { platform, served } = await startPlatform();
  Object.assign(platform.deps, { keeper: scriptedKeeper() });
  const ask = await born(claimedDevice(platform, served.origin), served.origin);
  const point = text(pointOf(4));
  expect(await ask({ type: 'keeper-prepare', generation: 4 })).toMatchObject({
    ...{ type: 'keeper-point', generation: 4, point },
  });
  expect(await ask({ type: 'keeper-ask', generation: 4, point })).toMatchObject({
    ...{ type: 'keeper-answer', generation: 4, point },
  });
  const settled = { type: 'keeper-settled', generation: 4, dropped: 1, survivors: 9 };
  expect(await ask(settled)).toMatchObject({ type: 'keeper-kept', generation: 4, gone: 3 });
  expect(await ask({ type: 'keeper-prepare', generation: 4 })).toMatchObject({ fault: 'generation-past' });
  expect(await ask({ type: 'keeper-ask', generation: 3, point })).toMatchObject({ fault: 'share-destroyed' });
  await ask({ type: 'keeper-ask', generation: 4, point });
  expect(await ask({ type: 'keeper-ask', generation: 4, point })).toMatchObject({ type: 'slow-down' });
});

test('a platform that keeps no shares says so, and hears what became of shreds all the same', async () => {
  const { platform, served } = await startPlatform();
  const device = claimedDevice(platform, served.origin);
  const ask = await born(device, served.origin);
  expect(await ask({ type: 'keeper-prepare', generation: 1 })).toMatchObject({ fault: 'keeper-absent' });
  const report = { shred: randomUUID(), state: 'pending', why: 'hold', generation: 2, keys: 0 };
  expect(await ask({ type: 'shreds-reported', shreds: [report] })).toMatchObject({ type: 'taken' });
  expect(platform.of(device.id).shreds).toEqual([report]);
});

test('what has not the form of a point is refused before anybody is asked', async () => {
  expect(keeperPointSchema.safeParse(text(pointOf(3))).success).toBe(true);
  for (const first of [0, 1, 4, 255]) {
    const point = text(Uint8Array.of(first, ...new Uint8Array(32).fill(7)));
    expect(keeperPointSchema.safeParse(point).success).toBe(false);
  }
  expect(keeperPointSchema.safeParse(text(new Uint8Array(32).fill(2))).success).toBe(false);
});
