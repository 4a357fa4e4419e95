import type { PersonId } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { openGallery } from '../gallery/index.ts';
import { candidatesOf } from './candidates.ts';
import { cosine } from './cosine.ts';

const dimension = 16;
const person = (name: string): PersonId => name as PersonId;
/** The same for the same seed, and no two alike: the fraction of a large sine is as good as random. */
const vector = (seed: number): Float32Array =>
  Float32Array.from({ length: dimension }, (_, at) => (Math.sin(seed * 91.7 + at * 47.3) * 43_758.5) % 1);
const unit = (values: Float32Array): Float32Array => {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};
const near = (other: Float32Array, noise: number): Float32Array =>
  unit(other.map((value, at) => value + 0.2 * Math.cos(noise + at)));

describe('the candidates of a track', () => {
  it('are scored against each frame as the vectors themselves would be', async () => {
    const gallery = await openGallery({ dimension });
    for (let seed = 0; seed < 40; seed++) gallery.add(person(`p${seed}`), vector(seed));
    const probes = [1, 2, 3].map((noise) => near(vector(12), noise));
    const found = candidatesOf(probes, gallery);
    expect(found[0]?.subject).toBe('p12');
    expect(found).toHaveLength(3);
    for (const [at, probe] of probes.entries())
      expect(found[0]?.scores[at]).toBeCloseTo(cosine(probe, unit(vector(12))), 6);
    gallery.close();
  });

  it('are nobody in an empty gallery', async () => {
    const gallery = await openGallery({ dimension });
    expect(candidatesOf([vector(1)], gallery)).toEqual([]);
    gallery.close();
  });

  it('leave the probes as they were', async () => {
    const gallery = await openGallery({ dimension });
    gallery.add(person('a'), vector(1));
    const probe = vector(2);
    candidatesOf([probe], gallery);
    expect([...probe]).toEqual([...vector(2)]);
    gallery.close();
  });
});

describe('the score of one person', () => {
  it('is that of the nearest reference, as a search gives it, and null for a stranger', async () => {
    const gallery = await openGallery({ dimension });
    gallery.add(person('a'), vector(1), 'first');
    gallery.add(person('a'), vector(2), 'second');
    const probe = near(vector(2), 1);
    expect(gallery.score(probe, person('a'))).toBe(gallery.search(probe, 1)[0]?.score);
    expect(gallery.score(probe, person('nobody'))).toBeNull();
    expect(() => gallery.score(new Float32Array(dimension), person('a'))).toThrow('probe');
    gallery.close();
  });
});
