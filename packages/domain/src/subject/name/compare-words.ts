import type { NameWord } from './name-words.ts';
import { mistakesAllowed, wordDistance } from './word-distance.ts';

/**
 * How two words agree. `same`: letter by letter, case and marks aside; `spelling`: by another spelling of an umlaut;
 * `joined`: several words written as one; `initial`: a letter for a word; `near`: a mistake or two in a long word.
 */
export const wordAgreements = ['same', 'spelling', 'joined', 'initial', 'near'] as const;
export type WordAgreement = (typeof wordAgreements)[number];

/** Words of one name and words of the other that agree, as they were written. */
export interface NameFinding {
  readonly agreement: WordAgreement;
  readonly one: string;
  readonly other: string;
}

/** What a match of words leaves over on either side. */
export interface WordMatch {
  readonly findings: readonly NameFinding[];
  readonly leftOfOne: readonly NameWord[];
  readonly leftOfOther: readonly NameWord[];
}

/** Pairs the words of two names, the surer agreements first, each word once. Order plays no part. */
export function matchWords(one: readonly NameWord[], other: readonly NameWord[]): WordMatch {
  let match: WordMatch = { findings: [], leftOfOne: one, leftOfOther: other };
  match = pairAll(match, 'same', (a, b) => a.plain === b.plain);
  match = pairAll(match, 'spelling', (a, b) =>
    [a.plain, a.wide].some((word) => word === b.plain || word === b.wide),
  );
  match = joinAll(match);
  match = pairAll(match, 'near', isNear);
  return pairAll(match, 'initial', isInitial);
}

function pairAll(
  { findings, leftOfOne, leftOfOther }: WordMatch,
  agreement: WordAgreement,
  agree: (one: NameWord, other: NameWord) => boolean,
): WordMatch {
  const found = [...findings];
  const others = [...leftOfOther];
  const left = leftOfOne.filter((word) => {
    const at = others.findIndex((candidate) => agree(word, candidate));
    const [partner] = at < 0 ? [] : others.splice(at, 1);
    if (partner !== undefined) found.push({ agreement, one: word.written, other: partner.written });
    return partner === undefined;
  });
  return { findings: found, leftOfOne: left, leftOfOther: others };
}

/** `Xiaoming` for `Xiao Ming`, on either side. */
function joinAll(match: WordMatch): WordMatch {
  const once = joinInto(match.leftOfOne, match.leftOfOther);
  const twice = joinInto(once.leftOfParts, once.leftOfWholes);
  const findings = [
    ...match.findings,
    ...once.found.map(([whole, parts]) => ({ agreement: 'joined' as const, one: whole, other: parts })),
    ...twice.found.map(([whole, parts]) => ({ agreement: 'joined' as const, one: parts, other: whole })),
  ];
  return { findings, leftOfOne: twice.leftOfParts, leftOfOther: twice.leftOfWholes };
}

interface Joined {
  readonly found: readonly (readonly [whole: string, parts: string])[];
  readonly leftOfWholes: readonly NameWord[];
  readonly leftOfParts: readonly NameWord[];
}

const partsAtMost = 4;

function joinInto(wholes: readonly NameWord[], parts: readonly NameWord[]): Joined {
  const found: (readonly [string, string])[] = [];
  const rest = [...parts];
  const leftOfWholes = wholes.filter((whole) => {
    const run = runMaking(whole.plain, rest);
    if (run === null) return true;
    const taken = rest.splice(run.at, run.count);
    found.push([whole.written, taken.map(({ written }) => written).join(' ')]);
    return false;
  });
  return { found, leftOfWholes, leftOfParts: rest };
}

/** Neighbours, in their order, that make a word when they are written as one. */
function runMaking(whole: string, words: readonly NameWord[]): { at: number; count: number } | null {
  for (let at = 0; at < words.length; at++)
    for (let count = 2; count <= Math.min(partsAtMost, words.length - at); count++) {
      const run = words.slice(at, at + count).map(({ plain }) => plain);
      if (run.join('') === whole) return { at, count };
    }
  return null;
}

function isNear(one: NameWord, other: NameWord): boolean {
  const most = mistakesAllowed(Math.min(one.plain.length, other.plain.length));
  return most > 0 && wordDistance(one.plain, other.plain, most) <= most;
}

function isInitial(one: NameWord, other: NameWord): boolean {
  const [short, long] = one.plain.length <= other.plain.length ? [one, other] : [other, one];
  return short.plain.length === 1 && long.plain.length > 1 && long.plain.startsWith(short.plain);
}
