import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { days, duty, start, temporaryFolder, today } from '../../test/kit.ts';
import { memoryKeeper } from '../../test/memory-keeper.ts';
import type { Keeper } from '../keeper/port.ts';
import { deviceShareFile } from './device-share-file.ts';
import { openTerminalVault } from './open-vault.ts';
import type { KeyPlace, TerminalVault } from './port.ts';
import type { VaultStep } from './vault-core.ts';
import { createWithKeeper, rekeyWithKeeper, settleWithKeeper, unlockWithKeeper } from './with-keeper.ts';

const person = (id: string): KeyPlace => ({ kind: 'person', person: id });
const name = Buffer.from('name');
const plain = Buffer.from('10012345678');

/** The power goes at that step; what has hold of the file is left as it is. */
async function beforeTheCut() {
  const folder = temporaryFolder();
  const keeper = memoryKeeper();
  let cutAt: VaultStep | null = null;
  const open = (from = ''): TerminalVault =>
    openTerminalVault({
      path: join(folder, `${from}keys`),
      share: deviceShareFile(join(folder, `${from}share`)),
      now: () => start,
      onStep: (step) => {
        if (step === cutAt) throw new Error(`power cut at ${step}`);
      },
    });
  const vault = open();
  await createWithKeeper(vault.steps, keeper, 1);
  const stays = vault.sealUnder(person('stays'), name, plain);
  const dies = vault.sealUnder(person('dies'), name, plain);
  vault.dayKey(duty.purpose, today, [days(1)]);
  vault.flush();
  vault.drop([person('dies')]);
  for (const file of ['keys', 'share']) copyFileSync(join(folder, file), join(folder, `copied-${file}`));
  const cut = (step: VaultStep | null): void => {
    cutAt = step;
  };
  return { keeper, open, vault, stays, dies, cut };
}

type Before = Awaited<ReturnType<typeof beforeTheCut>>;

/** Nothing is lost, nothing that was said dead is alive, and the re-key comes to its end the next time. */
async function comesBack({ keeper, open, stays, dies, cut }: Before): Promise<void> {
  cut(null);
  const vault = open();
  await unlockWithKeeper(vault.steps, keeper);
  expect(vault.openUnder(person('stays'), name, stays)).toEqual(plain);
  expect(vault.openUnder(person('dies'), name, dies)).toBeNull();
  expect(vault.pairs()).toHaveLength(1);
  const isGone = keeper.held().every((generation) => generation > 1);
  if (!isGone) expect(vault.pending()).toMatchObject([{ keys: 1, generation: 1 }]);
  await rekeyWithKeeper(vault.steps, keeper);
  expect(vault.openUnder(person('stays'), name, stays)).toEqual(plain);
  expect(vault.pending()).toEqual([]);
  await expect(unlockWithKeeper(open('copied-').steps, keeper)).rejects.toMatchObject({
    code: 'keeper-refused',
  });
}

test.each<VaultStep>([
  'share-written',
  'draft-written',
  'draft-synced',
  'renamed',
  'share-removed',
  'appended',
])('comes back whole when the power goes at "%s" of a re-key', async (step) => {
  const before = await beforeTheCut();
  before.cut(step);
  await expect(rekeyWithKeeper(before.vault.steps, before.keeper)).rejects.toThrow('power cut');
  await comesBack(before);
});

test.each<keyof Keeper>(['prepare', 'settled'])(
  'comes back whole when the keeper goes at "%s"',
  async (call) => {
    const before = await beforeTheCut();
    const broken = { ...before.keeper, [call]: () => Promise.reject(new Error('line cut')) };
    await expect(rekeyWithKeeper(before.vault.steps, broken)).rejects.toThrow('line cut');
    await comesBack(before);
  },
);

test('comes back whole when the keeper did what it was told and its answer was lost', async () => {
  const before = await beforeTheCut();
  const lost = {
    ...before.keeper,
    settled: async (settlement: Parameters<Keeper['settled']>[0]) => {
      await before.keeper.settled(settlement);
      throw new Error('line cut');
    },
  };
  await expect(rekeyWithKeeper(before.vault.steps, lost)).rejects.toThrow('line cut');
  expect(before.keeper.held()).toEqual([2]);
  expect(before.vault.pending()).toMatchObject([{ for: 'keeper' }]);
  await settleWithKeeper(before.vault.steps, before.keeper);
  expect(before.vault.pending()).toEqual([]);
  await comesBack(before);
});

test('opens with the keeper of before when the power goes while another takes over', async () => {
  const before = await beforeTheCut();
  const other = memoryKeeper();
  before.cut('draft-synced');
  await expect(rekeyWithKeeper(before.vault.steps, other, before.keeper)).rejects.toThrow('power cut');
  await comesBack(before);
});

test('keeps what it could not write, and writes it the next time', async () => {
  const { vault, cut, open, keeper } = await beforeTheCut();
  const sealed = vault.sealUnder(person('new'), name, plain);
  cut('appended');
  expect(() => vault.flush()).toThrow('power cut');
  cut(null);
  vault.flush();
  vault.close();
  const again = open();
  await unlockWithKeeper(again.steps, keeper);
  expect(again.openUnder(person('new'), name, sealed)).toEqual(plain);
});
