import { plainLetters, widenedLetters } from './letters.ts';

/** `han`: Chinese characters; `latin`: Latin or Cyrillic letters, which have a transliteration; `other`: the rest. */
export type NameScript = 'han' | 'latin' | 'other';

export interface NameWord {
  /** As it is written, in NFKC. */
  readonly written: string;
  /** Capital letters without marks; what is compared. */
  readonly plain: string;
  /** With umlauts and rings spelt out; the same as `plain` without any. */
  readonly wide: string;
}

export interface NameWords {
  readonly script: NameScript;
  readonly words: readonly NameWord[];
}

export const nameLimits = { characters: 200, words: 12 } as const;

const betweenWords = /[\s\p{P}\p{S}\p{C}\p{Z}]+/u;
const apostrophes = /['’ʼ`´]/gu;
const han = /\p{Script=Han}/u;
const hanOnly = /^[\p{Script=Han}\p{P}\p{S}\s]+$/u;
const latinOnly = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}\p{N}]+$/u;

/**
 * A name in words: split at blanks, hyphens, dots and the dot between the parts of a foreign name in Chinese. A
 * Chinese name is one word, however it is spaced (`王 小明`). An apostrophe joins: `O'Brien` is one word. No more than
 * 12 words of 200 characters are looked at.
 */
export function nameWords(name: string): NameWords {
  const written = name.normalize('NFKC').slice(0, nameLimits.characters).toWellFormed();
  if (hanOnly.test(written) && han.test(written)) return { script: 'han', words: hanWords(written) };
  const words = written
    .replaceAll(apostrophes, '')
    .split(betweenWords)
    .filter((word) => word !== '')
    .slice(0, nameLimits.words)
    .map(wordOf);
  return { script: words.every(({ written: one }) => latinOnly.test(one)) ? 'latin' : 'other', words };
}

/** The dot of `阿里·买买提` parts words, a blank between Chinese characters parts nothing. */
function hanWords(written: string): readonly NameWord[] {
  return written
    .split(/[·•・‧∙⋅]/u)
    .map((part) => part.replaceAll(/[\s\p{P}\p{S}]+/gu, ''))
    .filter((part) => part !== '')
    .slice(0, nameLimits.words)
    .map(wordOf);
}

function wordOf(written: string): NameWord {
  return { written, plain: plainLetters(written), wide: widenedLetters(written) };
}

/**
 * What a name is found by: each of its words, and each Chinese name whole. Search is by whole words or their
 * beginnings, never by what stands in the middle of one.
 */
export function nameTokens(name: string): readonly string[] {
  const { words } = nameWords(name);
  const tokens = words.flatMap(({ plain, wide }) => [plain, wide]);
  const joined = words.map(({ plain }) => plain).join('');
  return [...new Set([...tokens, joined])].filter((token) => token !== '').map((token) => token.slice(0, 64));
}
