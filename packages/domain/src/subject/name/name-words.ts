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
 * What a name is found by: each of its words, all of them as one, and of a Chinese name also each of its endings, so
 * that it is found by the given name, and the name with one character left open (`王?明`), so that one that differs by
 * a character is found to be compared. Never what stands in the middle of a word of letters.
 */
export function nameTokens(name: string): readonly string[] {
  const { script, words } = nameWords(name);
  const tokens = words.flatMap(({ plain, wide }) => [plain, wide]);
  const joined = words.map(({ plain }) => plain).join('');
  const han = script === 'han' ? hanTokens(joined) : [];
  return [...new Set([...tokens, joined, ...han])]
    .filter((token) => token !== '')
    .map((token) => token.slice(0, tokenAtMost));
}

/** What somebody looks for: words, each to be found whole or as a beginning. */
export function searchWords(text: string): readonly string[] {
  return nameWords(text).words.map(({ plain }) => plain.slice(0, tokenAtMost));
}

const tokenAtMost = 64;
const longestHan = 8;

function hanTokens(name: string): readonly string[] {
  const characters = [...name].slice(0, longestHan);
  const endings = characters.map((_, index) => characters.slice(index).join(''));
  const open = characters.map((_, index) => characters.with(index, '?').join(''));
  return characters.length < 3 ? endings : [...endings, ...open];
}
