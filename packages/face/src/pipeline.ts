// The parts of the engine in the caller's own thread, for benches and measurements; a door takes the engine.
export * from './analyser/analyser.ts';
export * from './engine/worker/lane.ts';
export * from './model/open-models.ts';
export type { EvidenceRules } from './track/evidence.ts';
