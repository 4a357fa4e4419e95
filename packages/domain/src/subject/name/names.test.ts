import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareFullNames,
  nameTokens,
  nameVerdicts,
  nameWords,
  screenNames,
  searchWords,
} from '../../index.ts';

const verdict = (one: string, other: string) => compareFullNames(one, other).verdict;

describe('two names', () => {
  it('are compared by whole words: Yes is not in Reyes', () => {
    expect(compareFullNames('Yes', 'Maria Reyes')).toMatchObject({ verdict: 'different', findings: [] });
    expect(verdict('Yes', 'Reyes')).toBe('different');
    expect(verdict('Ann', 'Joanna')).toBe('different');
  });

  it.each([
    ['José García', 'GARCIA, Jose'],
    ['Jean-Pierre Dupont', 'Jean Pierre Dupont'],
    ['Müller Jürgen', 'Juergen Mueller'],
    ['Søren Ærø', 'SOEREN AEROE'],
    ["O'Brien Pat", 'OBrien, Pat'],
    ['Wang Xiaoming', 'WANG XIAO MING'],
    ['Иван Щербаков', 'Ivan Shcherbakov'],
    ['Łukasz Żak', 'Lukasz Zak'],
    ['王 小明', '王小明'],
    ['Ｗang Ｌi', 'wang li'],
    ['阿里·买买提', '阿里买买提'],
  ])('%s and %s are the same', (one, other) => {
    expect(verdict(one, other)).toBe('same');
    expect(verdict(other, one)).toBe('same');
  });

  it.each([
    ['Maria Reyes', 'Maria Luisa Reyes', 'likely'],
    ['J. Smith', 'John Smith', 'likely'],
    ['Katherine Johnson', 'Catherine Johnson', 'likely'],
    ['Reyes', 'Maria Reyes', 'possible'],
    ['J. S.', 'John Smith', 'possible'],
    ['Catherine', 'Margarethe', 'different'],
    ['Johnsno Ada', 'Johnson Ada', 'likely'],
    ['赵大刚', '赵小刚', 'possible'],
    ['Wang Wei', 'Wang Fang', 'different'],
    ['王伟', '王芳', 'different'],
    ['王伟', 'Wang Wei', 'cannot-tell'],
    ['', 'Wang Wei', 'cannot-tell'],
    ['محمد', 'Muhammad', 'cannot-tell'],
  ])('%s and %s are %s', (one, other, expected) => {
    expect(verdict(one, other)).toBe(expected);
    expect(verdict(other, one)).toBe(expected);
  });

  it('say what the verdict rests on', () => {
    expect(compareFullNames('J. Müller-Weiss', 'Mueller John')).toEqual({
      verdict: 'possible',
      findings: [
        { agreement: 'spelling', one: 'Müller', other: 'Mueller' },
        { agreement: 'initial', one: 'J', other: 'John' },
      ],
      onlyInOne: ['Weiss'],
      onlyInOther: [],
    });
  });

  it('are answered for whatever text, alike from both sides', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const there = compareFullNames(one, other);
        expect(nameVerdicts).toContain(there.verdict);
        expect(compareFullNames(other, one).verdict).toBe(there.verdict);
        expect(['same', 'cannot-tell']).toContain(verdict(one, one));
      }),
    );
  });
});

describe('the words of a name', () => {
  it('are bounded in number and length', () => {
    expect(nameWords('a '.repeat(5_000)).words).toHaveLength(12);
    expect(nameTokens('x'.repeat(5_000))[0]).toHaveLength(64);
    expect(nameTokens('\u202e​')).toEqual([]);
  });

  it('find it: each word, all as one, and in Chinese the given name', () => {
    expect(nameTokens('Ana María')).toEqual(['ANA', 'MARIA', 'ANAMARIA']);
    expect(nameTokens('王小明')).toEqual(['王小明', '小明', '明', '?小明', '王?明', '王小?']);
    expect(nameTokens('王伟')).toEqual(['王伟', '伟']);
    expect(searchWords('小明')).toEqual(['小明']);
    expect(searchWords('?明')).toEqual(['明']);
  });
});

describe('a visitor’s name against the lists', () => {
  const listed = (id: string, kind: 'deny' | 'watch', name: string, sameNumber = false) => ({
    ...{ id, kind, sameNumber },
    names: [name],
  });

  it('asks somebody to look when a name agrees, and decides only by a number', () => {
    const name = 'Maria Reyes';
    expect(screenNames(name, [listed('a', 'deny', 'Maria Reyes')]).screening).toBe('possible');
    expect(screenNames(name, [listed('a', 'deny', 'Somebody', true)]).screening).toBe('denied');
    expect(screenNames(name, [listed('a', 'watch', 'Maria Reyes', true)]).screening).toBe('watched');
    expect(screenNames(name, [listed('a', 'deny', 'Yes'), listed('b', 'deny', '王伟')]).hits).toEqual([]);
  });

  it('takes of somebody with several names the one that agrees best, and of somebody without any none', () => {
    const both = { id: 'a', kind: 'watch' as const, sameNumber: false };
    const names = ['Reyes', 'Maria Reyes', 'Xu Li'];
    const { hits } = screenNames('Maria Reyes', [
      { ...both, names },
      { ...both, names: [] },
    ]);
    expect(hits.map(({ comparison }) => comparison.verdict)).toEqual(['same']);
  });

  it('shows the surest first', () => {
    const { hits } = screenNames('Maria Reyes', [
      listed('possible', 'deny', 'Reyes'),
      listed('same', 'watch', 'REYES Maria'),
      listed('number', 'watch', 'Xu Li', true),
      listed('likely', 'deny', 'Maria Luisa Reyes'),
    ]);
    expect(hits.map(({ id }) => id)).toEqual(['number', 'same', 'likely', 'possible']);
  });
});
