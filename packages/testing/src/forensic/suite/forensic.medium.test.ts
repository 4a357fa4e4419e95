import { expect, test } from 'vitest';
import { toolPath } from '../image/run-tool.ts';
import { factoryReset } from '../naive/resets.ts';
import type { PartName } from './part.ts';
import { runForensic } from './run-forensic.ts';

const resets = [factoryReset, 'mkfs with discard'];
const small = { people: 50, days: 6, tools: false, resets };
const withoutImages = toolPath('mkfs.ext4') === null;
const smaller = { ...small, people: 20, days: 4 };
const verdictsOf = async (parts: readonly PartName[], size = small) =>
  (await runForensic({ ...size, parts })).flatMap(({ verdicts }) => verdicts);

test.skipIf(withoutImages)(
  'a plain store comes back after a factory reset, so the kit finds what is there',
  async () => {
    const verdicts = await verdictsOf(['plain', 'flash']);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(verdicts.map(({ name }) => name).join()).toContain('after a factory reset');
  },
);

test.skipIf(withoutImages)(
  'nothing of ours lies in the clear on a chip or in a file, and all inside its period opens',
  async () => {
    const verdicts = await verdictsOf(['ours'], smaller);
    // What lies inside the store's own cipher, and what an attack opens there, is the concern of the whole run.
    const asked = verdicts.filter(({ name }) => /on the chip|everything inside/.test(name));
    expect(asked).toHaveLength(5);
    expect(asked.filter(({ holds }) => !holds)).toEqual([]);
  },
);

test('a locked vault leaves no key in the memory of its process', async () => {
  const verdicts = await verdictsOf(['memory']);
  expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
});
