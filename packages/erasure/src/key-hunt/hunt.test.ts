import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileWith, noise, temporaryFolder } from '../../test/kit.ts';
import { piecesOf } from '../overwrite/area.ts';
import { sealed } from './control.ts';
import { huntKeys } from './hunt.ts';
import { keyTrial } from './key-trial.ts';

const recordKey = noise(32);
const wrappingKey = noise(32);
const plain = noise(48);
const samples = [
  sealed('record', recordKey, plain, plain.subarray(0, 16)),
  sealed('wrap', wrappingKey, noise(32), null),
];

test('finds keys at any byte, by what is known of a record and by the tag of a wrapped key', async () => {
  const bytes = noise(5_000);
  recordKey.copy(bytes, 1_235);
  wrappingKey.copy(bytes, 4_968);
  const path = fileWith(join(temporaryFolder(), 'image'), bytes);
  const told: number[] = [];
  const hunt = await huntKeys(piecesOf([{ path, bytes: bytes.length }]), {
    ...{ samples, time: 60_000, told: (windows: number) => told.push(windows) },
  });
  expect(hunt).toEqual({
    ...{ windows: 4_969, of: 4_969, samples: 2, recordKeys: 1, wrappingKeys: 1, control: 'found' },
  });
  expect(told.at(-1)).toBe(4_969);
});

test('finds nothing in noise, and says how far it came when its time ran out', async () => {
  const path = fileWith(join(temporaryFolder(), 'image'), noise(300_000));
  const pieces = piecesOf([{ path, bytes: 300_000 }]);
  const hunt = await huntKeys(pieces, { samples, time: 0, told: () => {} });
  expect(hunt).toMatchObject({ windows: 0, of: 299_969, recordKeys: 0, wrappingKeys: 0, control: 'found' });
});

test('is not misled by a window whose block happens to be cheap: zeros and texts are passed over', () => {
  const trial = keyTrial(samples);
  expect(trial.windows(Buffer.alloc(100_000), 0, 99_969)).toEqual({ record: 0, wrap: 0 });
});
