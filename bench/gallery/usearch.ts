import { exactSearch, MetricKind } from 'usearch';

/** The two rows nearest to the probe by the exact search of the npm package usearch, f32, on so many threads. */
export function usearchTwo(references: Float32Array, probe: Float32Array, threads: number): void {
  exactSearch(references, probe, probe.length, 2, MetricKind.Cos, threads);
}
