/** A question with its answer, and the figures that it was given by. */
export interface Verdict {
  readonly name: string;
  readonly holds: boolean;
  /** For a person: what was found of what. */
  readonly because: string;
}

/** Figures as people read them; the first column says what a row is about. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What one part of the kit has found out. */
export interface PartOutcome {
  readonly part: PartName;
  readonly seconds: number;
  readonly tables: readonly Table[];
  readonly verdicts: readonly Verdict[];
}

export const partNames = ['plain', 'tools', 'flash', 'ours', 'hunt', 'databases', 'memory'] as const;
export type PartName = (typeof partNames)[number];

/** What a part finds out, before anybody looks at a clock. */
export type Findings = Pick<PartOutcome, 'tables' | 'verdicts'>;

export function verdict(name: string, holds: boolean, because: string): Verdict {
  return { name, holds, because };
}

export function isPartName(text: string): text is PartName {
  return (partNames as readonly string[]).includes(text);
}
