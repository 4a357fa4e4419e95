import type { IcaoName } from './subject-claims.ts';

const han = /\p{Script=Han}/u;
const latin = /^[\p{Script=Latin}\p{M}\s'’.,<-]+$/u;

/** A name as people write it, without what they write differently from one day to the next. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s·•・'’.,-]+/gu, '')
    .toUpperCase();
}

/** Whether two full names are one; null where they stand in different scripts and nobody can tell. */
export function sameName(one: string, other: string): boolean | null {
  if (normaliseName(one) === normaliseName(other)) return normaliseName(one) !== '';
  if (han.test(one) !== han.test(other)) return null;
  const [words, others] = [latinWords(one), latinWords(other)];
  if (words === null || others === null) return false;
  return words.join(' ') === others.join(' ');
}

/** The words of a Latin name without accents, in no order: family names stand first here and last there. */
function latinWords(name: string): readonly string[] | null {
  if (!latin.test(name)) return null;
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}+|['’.]/gu, '')
    .toUpperCase();
  return plain
    .split(/[\s,<-]+/u)
    .filter((word) => word !== '')
    .sort();
}

/** ICAO names: both parts the same, `<` and blank alike. Null where one has no family name to compare. */
export function sameIcaoName(one: IcaoName, other: IcaoName): boolean | null {
  const [first, second] = [one, other].map(({ family, given }) => [icaoWords(family), icaoWords(given)]);
  if (first?.[0] === '' || second?.[0] === '') return null;
  return first?.join('|') === second?.join('|');
}

/** Whether a name in Latin letters is the one that an ICAO name transliterates. Null for another script. */
export function nameIsIcao(name: string, icao: IcaoName): boolean | null {
  const words = latinWords(name);
  if (words === null) return null;
  const others = latinWords(`${icao.family} ${icao.given}`) ?? [];
  // Transliteration turns Ü into UE or UXX: other letters are no contradiction, the same ones are agreement.
  return words.join(' ') === others.join(' ') ? true : null;
}

const icaoWords = (text: string): string =>
  text
    .toUpperCase()
    .split(/[<\s]+/u)
    .filter((word) => word !== '')
    .join(' ');
