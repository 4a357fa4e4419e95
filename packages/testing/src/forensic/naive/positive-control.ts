import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';

export interface ControlFigure {
  readonly what: keyof Score;
  readonly found: number;
  readonly planted: number;
}

const leastShare = 0.95;

/**
 * The plain store after a factory reset must come back nearly whole. When it does not, the kit cannot find what is
 * there, and all its zeros mean nothing.
 */
export function controlFigures(
  { people, photographs }: Population,
  passesKept: number,
  score: Score,
): readonly ControlFigure[] {
  const of = (what: keyof Score, planted: number): ControlFigure => ({ what, found: score[what], planted });
  return [
    of('ids', people.length),
    of('phones', people.length),
    of('linked', people.length),
    of('templates', people.length),
    of('jpegIdentical', photographs.length),
    of('personRows', people.length),
    of('passRows', passesKept),
  ];
}

export function controlHolds(figures: readonly ControlFigure[]): boolean {
  return figures.every(({ found, planted }) => found >= leastShare * planted);
}
