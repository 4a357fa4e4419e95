import type { Branded } from '../brand.ts';

/** Degrees Celsius. */
export type Celsius = Branded<number, 'Celsius'>;
/** Metres. */
export type Metres = Branded<number, 'Metres'>;
/** Cosine of the angle between two references, -1 to 1 (ISO/IEC 2382-37: comparison score). */
export type ComparisonScore = Branded<number, 'ComparisonScore'>;

export const celsius = (value: number): Celsius => value as Celsius;
export const metres = (value: number): Metres => value as Metres;
export const comparisonScore = (value: number): ComparisonScore => value as ComparisonScore;
