import type { PersonId } from '@vedette/domain';
import { samplePeople, sampleStrangers } from '@vedette/testing';
import { expect, test } from 'vitest';
import { jpegSize } from '../kiosk-link/frame.ts';
import { openSamples, samplePersonId } from './samples.ts';

const enrolled = samplePeople[0] ?? { id: '' };
const samples = openSamples({
  get: async (id: PersonId) => (id === samplePersonId(enrolled) ? ({ id } as never) : null),
});

test('offers every sample person, and says who is enrolled', async () => {
  const list = await samples.list();
  expect(list.map(({ id }) => id)).toEqual([...samplePeople, ...sampleStrangers].map(({ id }) => id));
  expect(list.filter((view) => view.enrolled).map(({ id }) => id)).toEqual([enrolled.id]);
  for (const { frames, name } of list) {
    expect(frames).toBeGreaterThan(5);
    expect(Object.keys(name).sort()).toEqual(['en', 'zh-CN']);
  }
});

test('gives each frame as a JPEG that a lane takes, and null for one that is not there', async () => {
  const [first] = await samples.list();
  const frame = await samples.frame(first?.id ?? '', 0);
  expect(jpegSize(frame ?? new Uint8Array())).toEqual({ width: 640, height: 480 });
  expect(await samples.frame(first?.id ?? '', first?.frames ?? 0)).toBeNull();
  expect(await samples.frame(first?.id ?? '', -1)).toBeNull();
  expect(await samples.frame('nobody', 0)).toBeNull();
});
