import { expect, test } from 'vitest';
import { certificatePhrases } from './certificate.ts';
import { cliPhrases, type Language, phrases } from './index.ts';
import { passPhrases } from './pass.ts';
import { platformPhrases } from './platform.ts';
import { visitorPhrases } from './visitor.ts';

type Leaves = ReadonlyMap<string, string>;

function leavesOf(value: object, path = ''): Leaves {
  return new Map(
    Object.entries(value).flatMap(([key, each]): (readonly [string, string])[] =>
      typeof each === 'string' ? [[`${path}/${key}`, each]] : [...leavesOf(each as object, `${path}/${key}`)],
    ),
  );
}
const figuresIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name = '']) => name).sort();

const all = (language: Language): Leaves =>
  leavesOf({
    ...phrases[language],
    certificate: certificatePhrases[language],
    cli: cliPhrases[language],
    pass: passPhrases[language],
    platform: platformPhrases[language],
    visitor: visitorPhrases[language],
  });
const [chinese, english] = [all('zh-CN'), all('en')];

test('both languages say the same things', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('a phrase shows the same figures in both languages', () => {
  const differing = [...chinese].filter(
    ([path, text]) => figuresIn(text).join() !== figuresIn(english.get(path) ?? '').join(),
  );
  expect(differing).toEqual([]);
});

test('no English phrase is left in Chinese', () => {
  // A language is named in itself.
  const left = [...english].filter(
    ([path, text]) => /\p{Script=Han}/u.test(text) && !path.endsWith('/language'),
  );
  expect(left).toEqual([]);
});
