import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { openWitnessMemory } from './witness-memory.ts';

const origin = 'platform.example/log';
const head = (size: number) => ({ size, root: new Uint8Array(32).fill(size) });

it('remembers the newest state of each log over a restart', async () => {
  const folder = temporaryFolder();
  const memory = await openWitnessMemory(folder);
  expect(await memory.last(origin)).toBeNull();
  expect(await memory.advance(origin, 0, head(3))).toBe(true);
  expect(await memory.advance('another', 0, head(9))).toBe(true);
  for (let size = 3; size < 12; size++) expect(await memory.advance(origin, size, head(size + 1))).toBe(true);
  const again = await openWitnessMemory(folder);
  expect(await again.last(origin)).toEqual(head(12));
  expect(await again.last('another')).toEqual(head(9));
  expect(readdirSync(folder).length).toBeLessThanOrEqual(4);
});

it('lets one of several through, whatever process they are of', async () => {
  const folder = temporaryFolder();
  const memories = await Promise.all([1, 2, 3, 4].map(() => openWitnessMemory(folder)));
  for (const from of [0, 100, 200]) {
    const before = (await memories[0]?.last(origin))?.size ?? 0;
    const through = await Promise.all(
      memories.map((memory, at) => memory.advance(origin, before, head(from + at + 1))),
    );
    expect(through.filter((isThrough) => isThrough)).toHaveLength(1);
    expect((await memories[0]?.last(origin))?.size).toBe(from + through.indexOf(true) + 1);
  }
});

it('does not begin anew where its state is damaged', async () => {
  const folder = temporaryFolder();
  const memory = await openWitnessMemory(folder);
  await memory.advance(origin, 0, head(3));
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '3 half');
  await expect(memory.last(origin)).rejects.toMatchObject({ code: 'store-damaged' });
});
