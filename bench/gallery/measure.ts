import { availableParallelism } from 'node:os';
import type { PersonId } from '@vedette/domain';
import { type Gallery, openGallery } from '@vedette/face';
import { interleave, median, timed } from '../lib/statistics.ts';
import { bestTwo } from './brute-force.ts';
import { usearchTwo } from './usearch.ts';
import type { Population } from './vectors.ts';

const rounds = 40;
const warmUp = 15;

export const personOf = (row: number): PersonId => `person-${row}` as PersonId;

/** Fills a gallery with a population; gives it with the microseconds that adding one reference took. */
export async function enrol(
  { references }: Population,
  rows: number,
): Promise<{ gallery: Gallery; addUs: number }> {
  const dimension = references.length / rows;
  const gallery = await openGallery({ dimension, rowsHint: rows });
  const took = timed(() => {
    for (let row = 0; row < rows; row++) {
      gallery.add(personOf(row), references.subarray(row * dimension, (row + 1) * dimension));
    }
  });
  return { gallery, addUs: (took / rows) * 1000 };
}

export interface SearchTimes {
  readonly copy: number[];
  readonly search: number[];
  readonly usearch: number[];
  readonly usearchOneThread: number[];
  readonly bruteForce: number[];
  /** Share of the probes for which the first two people are those of brute force, in that order. */
  readonly agreement: number;
}

/** Times the searches of one sort of probe, and the copy of as many bytes as the references have values. */
export function measureSearch(
  gallery: Gallery,
  references: Float32Array,
  draw: () => Float32Array,
): SearchTimes {
  const probes = Array.from({ length: Math.max(rounds, warmUp + 1) }, draw);
  const probe = (round: number): Float32Array => probes[round] ?? draw();
  const bytes = new Uint8Array(references.length).fill(1);
  const copied = new Uint8Array(references.length);
  let agreed = 0;
  const times = interleave(rounds, warmUp, {
    copy: () => copied.set(bytes),
    search: (round) => void gallery.search(probe(round), 2),
    usearch: (round) => usearchTwo(references, probe(round), availableParallelism()),
    usearchOneThread: (round) => usearchTwo(references, probe(round), 1),
    bruteForce: (round) => void bestTwo(references, probe(round)),
  });
  for (const one of probes) {
    const expected = bestTwo(references, one).map(personOf);
    const found = gallery.search(one, 2).map(({ subject }) => subject);
    if (found[0] === expected[0] && found[1] === expected[1]) agreed++;
  }
  return { ...times, agreement: agreed / probes.length };
}

/** Microseconds to replace and to remove a reference. */
export function measureChanges(
  gallery: Gallery,
  { stranger }: Population,
): { replaceUs: number; removeUs: number } {
  const some = Array.from({ length: Math.min(1000, gallery.size - 1) }, (_, row) => personOf(row));
  const vectors = some.map(() => stranger());
  const each = (change: (row: number) => void): number =>
    (timed(() => some.forEach((_, row) => void change(row))) / some.length) * 1000;
  const replaceUs = each((row) => gallery.replace(personOf(row), vectors[row] ?? stranger()));
  const removeUs = each((row) => gallery.remove(personOf(row)));
  return { replaceUs, removeUs };
}

export const medianOf = ({ usearch, usearchOneThread, ...times }: SearchTimes) => ({
  copy: median(times.copy),
  search: median(times.search),
  usearch: Math.min(median(usearch), median(usearchOneThread)),
  bruteForce: median(times.bruteForce),
});
