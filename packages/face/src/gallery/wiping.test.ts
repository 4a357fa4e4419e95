import { readFileSync } from 'node:fs';
import type { PersonId } from '@vedette/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Kernel, kernelsOf, type OpenKernel } from './kernel.ts';
import { kernelFile } from './kernel-files.ts';
import { RowGallery } from './row-gallery.ts';
import { normalVector, randomFrom } from './testing/vectors.ts';

const dimension = 96;
const person = (at: number): PersonId => `person-${at}` as PersonId;
const vector = (seed: number): Float32Array => normalVector(randomFrom(seed), dimension);
const openKernel = kernelsOf(new WebAssembly.Module(readFileSync(kernelFile('plain'))));

let opened: Kernel[];
const remembering: OpenKernel = (dimensions, capacity) => {
  const kernel = openKernel(dimensions, capacity);
  opened.push(kernel);
  return kernel;
};

/** All that the kernel derives from a vector, each piece long enough to be no chance find. */
function tracesOf(reference: Float32Array): Buffer[] {
  const kernel = openKernel(dimension, 64);
  kernel.writeRow(0, reference, 0, 0);
  const pieces = [reference.subarray(0, 8), reference.subarray(-8)].map((part) =>
    Buffer.from(part.slice().buffer),
  );
  for (let index = 0; ; index++) {
    const region = kernel.region(index);
    if (region === null) return pieces;
    if (region.stride >= 16)
      pieces.push(Buffer.from(kernel.memory.slice(region.start, region.start + region.stride)));
  }
}

/** How many of the traces stand in any memory that was ever opened. */
function found(traces: readonly Buffer[]): number {
  const memories = opened.map(({ memory }) => Buffer.from(memory.buffer));
  return traces.filter((trace) => memories.some((memory) => memory.includes(trace))).length;
}

describe('what leaves the gallery is nowhere in its memory:', () => {
  let gallery: RowGallery;
  const planted = vector(12);
  const traces = tracesOf(planted);

  beforeEach(() => {
    opened = [];
    gallery = new RowGallery(remembering, { dimension, rowsHint: 64 });
    for (let at = 0; at < 30; at++) gallery.add(person(at), vector(at));
    expect(found(traces)).toBe(traces.length);
  });

  it('a removed reference', () => {
    gallery.remove(person(12));
    expect(found(traces)).toBe(0);
  });

  it('a reference that was the last row', () => {
    for (let at = 29; at >= 12; at--) gallery.remove(person(at));
    expect(found(traces)).toBe(0);
  });

  it('a reference that had moved into the place of another', () => {
    for (let at = 29; at > 12; at--) gallery.remove(person(at));
    gallery.remove(person(3));
    expect(found(traces)).toBe(traces.length);
    gallery.remove(person(12));
    expect(found(traces)).toBe(0);
  });

  it('a replaced reference', () => {
    gallery.replace(person(12), vector(1000));
    expect(found(traces)).toBe(0);
  });

  it('a reference that had moved to a larger memory', () => {
    for (let at = 30; at < 200; at++) gallery.add(person(at), vector(at));
    expect(opened.length).toBeGreaterThan(1);
    expect(opened.slice(0, -1).every(({ memory }) => memory.every((byte) => byte === 0))).toBe(true);
    expect(gallery.search(planted, 1)[0]?.subject).toBe(person(12));
    gallery.remove(person(12));
    expect(found(traces)).toBe(0);
  });

  it('a refused reference', () => {
    const refused = vector(55).fill(Number.NaN, 90);
    expect(() => gallery.add(person(99), refused)).toThrow('input-invalid');
    expect(found([Buffer.from(refused.slice(0, 8).buffer)])).toBe(0);
  });

  it('a probe, and how like it each person is', () => {
    const before = Buffer.from(opened[0]?.memory ?? []);
    gallery.search(vector(77), 10);
    expect(Buffer.from(opened[0]?.memory ?? []).equals(before)).toBe(true);
  });

  it('everything, once it is closed or emptied', () => {
    for (let at = 0; at < 30; at++) gallery.remove(person(at));
    expect(opened[0]?.memory.every((byte) => byte === 0)).toBe(true);
    gallery.add(person(1), vector(1));
    gallery.close();
    expect(opened[0]?.memory.every((byte) => byte === 0)).toBe(true);
  });
});
