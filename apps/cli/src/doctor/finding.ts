import type { CliPhrases } from '@vedette/phrases';
import { fill } from '../output/fill.ts';

/** What the doctor says of one thing. */
export interface Finding {
  readonly what: Exclude<keyof CliPhrases['doctor'], 'state'>;
  readonly state: 'ok' | 'warning' | 'failed';
  /** What was found, and what to do about it when it is not as it should be. */
  readonly says: string;
}

export type Examination = (patient: Patient) => Promise<Finding>;

/** What is examined. */
export interface Patient {
  readonly words: CliPhrases['doctor'];
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute path of the terminal's data folder. */
  readonly data: string;
}

export function finding<W extends Finding['what']>(
  { words }: Pick<Patient, 'words'>,
  what: W,
  state: Finding['state'],
  phrase: Exclude<keyof CliPhrases['doctor'][W], 'title'> & string,
  values: Readonly<Record<string, string | number>> = {},
): Finding {
  const thing: Finding['what'] = what;
  const texts: Readonly<Record<string, string>> = words[thing];
  return { what, state, says: fill(texts[phrase] ?? phrase, values) };
}
