import { type PersonId, VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gallery } from './gallery.ts';
import { openGallery } from './open-gallery.ts';
import { bruteForce, type Enrolled } from './testing/brute-force.ts';
import { near, normalVector, randomFrom } from './testing/vectors.ts';

const dimension = 64;
const person = (at: number): PersonId => `person-${at}` as PersonId;
const vector = (seed: number): Float32Array => normalVector(randomFrom(seed), dimension);

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof VedetteError) return error.code;
    throw error;
  }
  return 'nothing';
}

async function galleryOf(count: number): Promise<Gallery> {
  const gallery = await openGallery({ dimension, rowsHint: count });
  for (let at = 0; at < count; at++) gallery.add(person(at), vector(at));
  return gallery;
}

describe('a gallery', () => {
  it('names each subject once, with the reference that came nearest', async () => {
    const gallery = await galleryOf(10);
    gallery.add(person(3), near(randomFrom(1), vector(3), 0.2), 'second');
    const hits = gallery.search(vector(3), 10);
    expect(new Set(hits.map(({ subject }) => subject)).size).toBe(10);
    expect(hits[0]).toEqual({ subject: person(3), reference: 'main', score: expect.closeTo(1, 12) });
    expect([gallery.size, gallery.subjects]).toEqual([11, 10]);
  });

  it('finds nothing when it is empty', async () => {
    const gallery = await galleryOf(1);
    expect(gallery.remove(person(0))).toBe(1);
    expect(gallery.search(vector(1), 5)).toEqual([]);
  });

  it('puts equal scores in the order of enrolment, also after rows have moved', async () => {
    const gallery = await openGallery({ dimension });
    for (let at = 0; at < 8; at++) gallery.add(person(at), vector(1));
    gallery.remove(person(0));
    gallery.remove(person(2));
    const order = gallery.search(vector(1), 8).map(({ subject }) => subject);
    expect(order).toEqual([1, 3, 4, 5, 6, 7].map(person));
  });

  it('replaces a reference in its place', async () => {
    const gallery = await galleryOf(5);
    gallery.replace(person(2), vector(99));
    expect(gallery.search(vector(99), 1)[0]?.subject).toBe(person(2));
    expect(gallery.search(vector(2), 5).every(({ score }) => score < 0.9)).toBe(true);
    expect(gallery.size).toBe(5);
  });

  it('keeps the old reference when the new one is refused', async () => {
    const gallery = await galleryOf(5);
    expect(codeOf(() => gallery.replace(person(2), new Float32Array(dimension)))).toBe('input-invalid');
    expect(gallery.search(vector(2), 1)[0]).toMatchObject({
      subject: person(2),
      score: expect.closeTo(1, 12),
    });
  });

  it.each([
    ['zeros', new Float32Array(dimension)],
    ['not a number', new Float32Array(dimension).fill(Number.NaN)],
    ['infinity', vector(1).fill(Number.POSITIVE_INFINITY, 0, 1)],
    ['another dimension', new Float32Array(dimension + 1).fill(1)],
  ])('refuses %s, as a reference and as a probe', async (_, bad) => {
    const gallery = await galleryOf(3);
    expect(codeOf(() => gallery.add(person(9), bad))).toBe('input-invalid');
    expect(codeOf(() => gallery.search(bad, 1))).toBe('input-invalid');
    expect([gallery.size, gallery.subjects]).toEqual([3, 3]);
  });

  it('refuses a slot that is taken, one that is missing, and counts out of range', async () => {
    const gallery = await galleryOf(3);
    expect(codeOf(() => gallery.add(person(1), vector(8)))).toBe('conflict');
    expect(codeOf(() => gallery.replace(person(1), vector(8), 'other'))).toBe('not-found');
    expect(codeOf(() => gallery.add(person(1), vector(8), 'x'.repeat(201)))).toBe('input-invalid');
    for (const most of [0, -1, 1.5, Number.NaN, 1025]) {
      expect(codeOf(() => gallery.search(vector(1), most))).toBe('input-invalid');
    }
    expect(gallery.removeReference(person(1), 'other')).toBe(false);
    expect(gallery.remove(person(77))).toBe(0);
  });

  it.each([0, 4097, 1.5, Number.NaN])('refuses a dimension of %s', async (bad) => {
    await expect(openGallery({ dimension: bad })).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('says so when more memory is asked for than can be addressed', async () => {
    const asked = openGallery({ dimension: 4096, rowsHint: 1_000_000 });
    await expect(asked).rejects.toMatchObject({ code: 'internal', fault: 'world' });
  });

  it('is of no use once closed', async () => {
    const gallery = await galleryOf(3);
    gallery.close();
    gallery.close();
    expect([gallery.size, gallery.bytes]).toEqual([0, 0]);
    expect(codeOf(() => gallery.search(vector(1), 1))).toBe('internal');
    expect(codeOf(() => gallery.add(person(1), vector(1)))).toBe('internal');
  });

  it('stays exact through any sequence of additions, replacements and removals', async () => {
    const step = fc.record({
      act: fc.constantFrom('add', 'add', 'replace', 'remove', 'drop'),
      who: fc.nat(30),
      slot: fc.nat(2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 200 }), fc.nat(), async (steps, seed) => {
        const random = randomFrom(seed);
        const gallery = await openGallery({ dimension, rowsHint: 1 });
        const model = new Map<string, Enrolled>();
        for (const { act, who, slot } of steps) apply(gallery, model, act, person(who), `${slot}`, random);
        const probe = normalVector(random, dimension);
        const hits = gallery.search(probe, 5).map(({ subject, score }) => ({ subject, score }));
        expect(gallery.size).toBe(model.size);
        expect(hits).toEqual(bruteForce([...model.values()], probe, 5));
      }),
      { numRuns: 60 },
    );
  });
});

function apply(
  gallery: Gallery,
  model: Map<string, Enrolled>,
  act: string,
  subject: PersonId,
  slot: string,
  random: () => number,
): void {
  const key = `${subject} ${slot}`;
  const reference = normalVector(random, dimension);
  if (act === 'remove') {
    gallery.remove(subject);
    for (const [at, one] of model) if (one.subject === subject) model.delete(at);
  } else if (act === 'drop') {
    expect(gallery.removeReference(subject, slot)).toBe(model.delete(key));
  } else if (model.has(key)) {
    gallery.replace(subject, reference, slot);
    model.set(key, { subject, reference });
  } else {
    gallery.add(subject, reference, slot);
    model.set(key, { subject, reference });
  }
}
