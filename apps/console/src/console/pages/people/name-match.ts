import { matchWords, type NameFinding, nameWords } from '@vedette/domain';

export interface NameMatch {
  /** Null for the name itself, else the other name that was found. */
  readonly otherName: string | null;
  readonly agreement: NameFinding['agreement'] | 'part';
  /** What was looked for, as it was typed. */
  readonly one: string;
  readonly other: string;
}

/**
 * Why a person was found by these words; null where the name itself says it. Names are compared as the platform
 * compares them, so that what is explained is what was found.
 */
export function nameMatch(query: string, name: string, otherNames: readonly string[]): NameMatch | null {
  const wanted = query.trim();
  if (wanted === '' || name.includes(wanted)) return null;
  return (
    explained(wanted, name, null) ??
    otherNames.map((each) => explained(wanted, each, each)).find(Boolean) ??
    null
  );
}

function explained(wanted: string, name: string, otherName: string | null): NameMatch | null {
  if (name.includes(wanted)) return { otherName, agreement: 'part', one: wanted, other: name };
  const [first] = matchWords(nameWords(wanted).words, nameWords(name).words).findings;
  if (first !== undefined) return { otherName, ...first };
  const isPart = name.toLowerCase().includes(wanted.toLowerCase());
  return isPart ? { otherName, agreement: 'part', one: wanted, other: name } : null;
}
