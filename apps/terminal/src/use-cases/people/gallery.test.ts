import { Personal, type PersonId } from '@vedette/domain';
import { expect, it } from 'vitest';
import { openAdmin } from '../../../test/admin.ts';
import { wordFace } from '../../../test/word-face.ts';
import { fillGallery, showToCamera } from './gallery.ts';

const unit = (...values: number[]): Float32Array =>
  Float32Array.from({ length: 8 }, (_, at) => values[at] ?? 0);

async function siteWith(vectors: Readonly<Record<string, readonly Float32Array[]>>) {
  const face = wordFace();
  const { store } = await openAdmin({ face });
  for (const [name, own] of Object.entries(vectors)) {
    const id = name as PersonId;
    const unknown = { phone: null, idNumber: null, organisation: null, validFrom: null, validTo: null };
    await store.people.create({ id, name: new Personal(name), ...unknown });
    for (const vector of own) await store.references.add({ person: id, model: 'word', vector, quality: 1 });
  }
  return { face, references: store.references, people: store.people };
}

it('shows the mean of a person’s photographs to the camera, as long as one', async () => {
  const { face, references } = await siteWith({ a: [unit(1, 0), unit(0, 1)], b: [unit(0, 0, 1)] });
  expect(await fillGallery({ references, face })).toBe(2);
  const half = Math.fround(Math.SQRT1_2);
  expect(face.onDuty.get('a' as PersonId)).toEqual(unit(half, half));
  expect(face.onDuty.get('b' as PersonId)).toEqual(unit(0, 0, 1));
});

it('gives the same after a change as after a restart', async () => {
  const { face, references } = await siteWith({ a: [unit(1, 0), unit(0, 1), unit(0, 0, 1)] });
  await fillGallery({ references, face });
  const loaded = face.onDuty.get('a' as PersonId);
  await showToCamera({ references, face }, 'a' as PersonId);
  expect(face.onDuty.get('a' as PersonId)).toEqual(loaded);
});

it('takes a person away whose last photograph is gone', async () => {
  const { face, references } = await siteWith({ a: [unit(1)] });
  await fillGallery({ references, face });
  const [only] = await references.of('a' as PersonId);
  if (only !== undefined) await references.remove(only.id);
  await showToCamera({ references, face }, 'a' as PersonId);
  expect(face.onDuty.size).toBe(0);
});

it('shows nobody to the camera who is deleted meanwhile', async () => {
  const { face, references, people } = await siteWith({ a: [unit(1)] });
  const a = 'a' as PersonId;
  const put = face.gallery.put;
  const slow = async (...given: Parameters<typeof put>): Promise<void> => {
    await people.remove(a);
    await face.gallery.remove(a);
    await put(...given);
  };
  await showToCamera({ references, face: { ...face, gallery: { ...face.gallery, put: slow } } }, a);
  expect(face.onDuty.size).toBe(0);
});

it('shows all photographs also when they come at once', async () => {
  const { face, references } = await siteWith({ a: [unit(1)] });
  const a = 'a' as PersonId;
  const put = face.gallery.put;
  let isFirst = true;
  const slow = async (...given: Parameters<typeof put>): Promise<void> => {
    if (isFirst) {
      isFirst = false;
      await references.add({ person: a, model: 'word', vector: unit(0, 1), quality: 1 });
      await showToCamera({ references, face }, a);
    }
    await put(...given);
  };
  await showToCamera({ references, face: { ...face, gallery: { ...face.gallery, put: slow } } }, a);
  const half = Math.fround(Math.SQRT1_2);
  expect(face.onDuty.get(a)).toEqual(unit(half, half));
});

it('never shows what another model made', async () => {
  const { face, references } = await siteWith({ a: [] });
  await references.add({ person: 'a' as PersonId, model: 'older', vector: unit(1), quality: 1 });
  expect(await fillGallery({ references, face })).toBe(0);
  await showToCamera({ references, face }, 'a' as PersonId);
  expect(face.onDuty.size).toBe(0);
});
