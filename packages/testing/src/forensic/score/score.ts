/** How much of what was planted came back. Each person, picture and row counts once, however often it was found. */
export interface Score {
  readonly ids: number;
  readonly phones: number;
  /** ID numbers with the same person's phone beside them. */
  readonly linked: number;
  readonly templates: number;
  readonly jpegIdentical: number;
  /** The beginning of a picture whose rest is gone or changed. */
  readonly jpegHeads: number;
  readonly personRows: number;
  readonly passRows: number;
}

export const scoreKeys = [
  'ids',
  'phones',
  'linked',
  'templates',
  'jpegIdentical',
  'jpegHeads',
  'personRows',
  'passRows',
] as const satisfies readonly (keyof Score)[];

export function isNothing(score: Score): boolean {
  return scoreKeys.every((key) => score[key] === 0);
}

/** All that was found, of any kind: 0 is the figure that matters. */
export function allFound(score: Score): number {
  return scoreKeys.reduce((sum, key) => sum + score[key], 0);
}
