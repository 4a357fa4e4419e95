import { readFileSync } from 'node:fs';
import type { PersonId } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kernelsOf } from './kernel.ts';
import { kernelBuilds, kernelFile } from './kernel-files.ts';
import { RowGallery } from './row-gallery.ts';
import { bruteForce, type Enrolled } from './testing/brute-force.ts';
import { near, normalVector, randomFrom } from './testing/vectors.ts';

type Draw = (random: () => number, dimension: number, at: number) => Float32Array;

const person = (at: number): PersonId => `person-${at}` as PersonId;
const centres = new Map<string, Float32Array>();

function centreOf(dimension: number, cluster: number): Float32Array {
  const key = `${dimension}-${cluster}`;
  const centre = centres.get(key) ?? normalVector(randomFrom(cluster + 1), dimension);
  centres.set(key, centre);
  return centre;
}

const families: Record<string, Draw> = {
  'random vectors': (random, dimension) => normalVector(random, dimension),
  'clusters of similar vectors': (random, dimension, at) => near(random, centreOf(dimension, at % 7), 0.3),
  'vectors that differ in the last bits': (random, dimension) => near(random, centreOf(dimension, 0), 1e-6),
  'many copies of few vectors': (_, dimension, at) => centreOf(dimension, at % 3),
  'vectors that are all equal': (_, dimension) => new Float32Array(dimension).fill(0.25),
  'one-hot vectors': (random, dimension) => {
    const vector = new Float32Array(dimension);
    vector[Math.floor(random() * dimension)] = random() < 0.5 ? 1 : -1;
    return vector;
  },
  'a few huge values among tiny ones': (random, dimension) =>
    normalVector(random, dimension).map((value) => (random() < 0.03 ? value * 1e6 : value * 1e-6)),
  'lengths from 1e-30 to 1e30': (random, dimension) => {
    const length = 10 ** (60 * random() - 30);
    return normalVector(random, dimension).map((value) => value * length);
  },
};

const dimensions = [1, 2, 8, 31, 32, 33, 128, 192, 512];
const scenario = fc.record({
  seed: fc.nat(),
  dimension: fc.constantFrom(...dimensions),
  rows: fc.integer({ min: 0, max: 300 }),
  people: fc.integer({ min: 1, max: 300 }),
  most: fc.integer({ min: 1, max: 12 }),
  isStranger: fc.boolean(),
});

describe.each(kernelBuilds)('search by the %s build', (build) => {
  const openKernel = kernelsOf(new WebAssembly.Module(readFileSync(kernelFile(build))));

  it.each(Object.entries(families))('finds among %s what brute force finds, in the same order', (_, draw) => {
    fc.assert(
      fc.property(scenario, ({ seed, dimension, rows, people, most, isStranger }) => {
        const random = randomFrom(seed);
        const enrolled: Enrolled[] = Array.from({ length: rows }, (_row, at) => ({
          subject: person(Math.floor(random() * people)),
          reference: draw(random, dimension, at),
        }));
        const gallery = new RowGallery(openKernel, { dimension, rowsHint: 64 });
        for (const [at, { subject, reference }] of enrolled.entries())
          gallery.add(subject, reference, `${at}`);
        const known = enrolled[Math.floor(random() * rows)]?.reference;
        const probe =
          isStranger || known === undefined ? draw(random, dimension, 5) : near(random, known, 0.01);
        const hits = gallery.search(probe, most).map(({ subject, score }) => ({ subject, score }));
        expect(hits).toEqual(bruteForce(enrolled, probe, most));
      }),
      { numRuns: 60 },
    );
  });
});

describe('search', () => {
  it('gives the same scores in both builds, bit for bit', () => {
    const random = randomFrom(7);
    const vectors = Array.from({ length: 500 }, () => normalVector(random, 512));
    const found = kernelBuilds.map((build) => {
      const openKernel = kernelsOf(new WebAssembly.Module(readFileSync(kernelFile(build))));
      const gallery = new RowGallery(openKernel, { dimension: 512 });
      for (const [at, vector] of vectors.entries()) gallery.add(person(at), vector);
      return gallery.search(near(randomFrom(8), vectors[123] ?? new Float32Array(), 0.5), 20);
    });
    expect(found[0]).toEqual(found[1]);
    expect(found[0]?.[0]?.subject).toBe(person(123));
  });
});
