/**
 * Letters that Unicode does not take apart, as travel documents write them (ICAO 9303-3, section 6): Latin letters
 * and Cyrillic ones. Han characters are not here: how one is read depends on the word and on the person, so a name
 * in Han and one in Latin letters are never compared.
 */
const transliterations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{
      Æ: 'AE',
      Œ: 'OE',
      Ø: 'OE',
      Þ: 'TH',
      Ð: 'D',
      Đ: 'D',
      Ħ: 'H',
      ı: 'I',
      Ĳ: 'IJ',
      Ł: 'L',
      ẞ: 'SS',
      ß: 'SS',
    },
    ...{ Ŋ: 'N', Ŧ: 'T', ĸ: 'Q', Ə: 'E' },
    ...{ А: 'A', Б: 'B', В: 'V', Г: 'G', Ґ: 'G', Д: 'D', Е: 'E', Ё: 'E', Є: 'IE', Ж: 'ZH', З: 'Z', И: 'I' },
    ...{ І: 'I', Ї: 'I', Й: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N', О: 'O', П: 'P', Р: 'R', С: 'S', Т: 'T' },
    ...{ У: 'U', Ў: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ъ: 'IE', Ы: 'Y', Э: 'E' },
    ...{ Ю: 'IU', Я: 'IA', Ь: '' },
  }),
);
/** Umlauts and rings have two spellings, both in use: `MUELLER` and `MULLER`. */
const widened: ReadonlyMap<string, string> = new Map(
  Object.entries({ Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ñ: 'NXX' }),
);

/** A word in capital letters of the Latin alphabet, marks left out. */
export function plainLetters(word: string): string {
  return [...word.normalize('NFC').toUpperCase()]
    .map((letter) => transliterations.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '');
}

/** The other spelling of a word with umlauts or rings; the plain one where it has none. */
export function widenedLetters(word: string): string {
  const wide = [...word.normalize('NFC').toUpperCase()].map((letter) => widened.get(letter) ?? letter);
  return plainLetters(wide.join(''));
}
