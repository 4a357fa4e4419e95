import { matchWords, type NameFinding, type WordMatch } from './compare-words.ts';
import { type NameWord, nameWords } from './name-words.ts';

/**
 * `same`: every word of both agrees; `likely`: all of one name is in the other, which has more, or a word differs by
 * a mistake; `possible`: worth a person's look; `different`; `cannot-tell`: in scripts that are not compared.
 */
export const nameVerdicts = ['same', 'likely', 'possible', 'different', 'cannot-tell'] as const;
export type NameVerdict = (typeof nameVerdicts)[number];

/** The verdict and all it rests on: words that agree, and how; words without a partner. */
export interface NameComparison {
  readonly verdict: NameVerdict;
  readonly findings: readonly NameFinding[];
  /** Written as they are; a short name that is wholly in a long one leaves words over on one side alone. */
  readonly onlyInOne: readonly string[];
  readonly onlyInOther: readonly string[];
}

/**
 * Compares two full names word by word and says why. Words are compared whole: `Yes` is not in `Reyes`. Han
 * characters and Latin letters are not compared, since no rule reads one as the other; a traditional and a simplified
 * character are two characters.
 */
export function compareFullNames(one: string, other: string): NameComparison {
  const [first, second] = [nameWords(one), nameWords(other)];
  if (first.words.length === 0 || second.words.length === 0)
    return { verdict: 'cannot-tell', findings: [], ...left(first.words, second.words) };
  if (first.script === 'han' && second.script === 'han') return compareHan(first.words, second.words);
  if (first.script !== second.script)
    return { verdict: 'cannot-tell', findings: [], ...left(first.words, second.words) };
  const match = matchWords(first.words, second.words);
  return { verdict: verdictOf(match), findings: match.findings, ...left(match.leftOfOne, match.leftOfOther) };
}

const written = (words: readonly NameWord[]): readonly string[] => words.map((word) => word.written);
const left = (one: readonly NameWord[], other: readonly NameWord[]) => ({
  onlyInOne: written(one),
  onlyInOther: written(other),
});

function verdictOf({ findings, leftOfOne, leftOfOther }: WordMatch): NameVerdict {
  const sure = findings.filter(({ agreement }) => agreement !== 'near' && agreement !== 'initial').length;
  const isWhole = leftOfOne.length === 0 && leftOfOther.length === 0;
  const isWithin = leftOfOne.length === 0 || leftOfOther.length === 0;
  if (findings.length === 0) return 'different';
  if (isWhole && sure === findings.length) return 'same';
  // One word in common is a family name: half a village has it.
  if (isWithin && sure === findings.length && sure >= 2) return 'likely';
  if (isWhole && sure >= 1) return 'likely';
  return isWithin && (sure >= 1 || isWhole) ? 'possible' : 'different';
}

/** Chinese names are compared character by character: one that differs among three or more is worth a look. */
function compareHan(one: readonly NameWord[], other: readonly NameWord[]): NameComparison {
  const [first, second] = [joined(one), joined(other)];
  const finding = (agreement: NameFinding['agreement']) => [{ agreement, one: first, other: second }];
  const none = { onlyInOne: [], onlyInOther: [] };
  if (first === second) return { verdict: 'same', findings: finding('same'), ...none };
  if (differences(first, second) === 1) return { verdict: 'possible', findings: finding('near'), ...none };
  return { verdict: 'different', findings: [], onlyInOne: [first], onlyInOther: [second] };
}

const joined = (words: readonly NameWord[]): string => written(words).join('');

/** Characters that differ at their places; never one in names of unlike or of fewer than three characters. */
function differences(one: string, other: string): number {
  const [first, second] = [[...one], [...other]];
  if (first.length !== second.length || first.length < 3) return Number.POSITIVE_INFINITY;
  return first.filter((character, index) => character !== second[index]).length;
}
