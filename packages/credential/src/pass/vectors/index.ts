export { type PassVectors, passVectors } from './make.ts';
export { playVector } from './play.ts';
export type { PassVector } from './vector.ts';
