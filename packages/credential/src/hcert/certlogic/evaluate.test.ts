import { describe, expect, it } from 'vitest';
import { DateTime, evaluate } from './index.ts';

const found = (expression: unknown, data: unknown = null): unknown => {
  const answer = evaluate(expression, data);
  return answer.ok ? answer.value : `! ${answer.why}`;
};
const time = (text: string) => ({ plusTime: [text, 0, 'day'] });

describe('a CertLogic expression', () => {
  it('reads its own data and nothing that every object inherits', () => {
    const data = { a: [{ b: 7 }], text: 'abc', __proto__: null };
    expect(found({ var: 'a.0.b' }, data)).toBe(7);
    for (const path of [
      'a.1',
      'a.b',
      'a.length',
      'text.0',
      'text.length',
      'constructor',
      '__proto__',
      'toString',
    ])
      expect(found({ var: path }, { a: [{ b: 7 }], text: 'abc' })).toBeNull();
  });

  it('leaves unread what a guard or an earlier operand decides', () => {
    const broken = { '+': ['a', 1] };
    expect(found({ if: [true, 'then', broken] })).toBe('then');
    expect(found({ if: [{ var: 'x' }, broken, 'else'] }, {})).toBe('else');
    expect(found({ and: [0, broken] })).toBe(0);
  });

  it('has no truth in a date-time or a fraction', () => {
    expect(found({ '!': [time('2021-01-01')] })).toMatch(/^!/);
    expect(found({ if: [{ var: '' }, 1, 2] }, 0.5)).toMatch(/^!/);
  });

  it('compares integers with integers and moments with moments, in pairs and chains', () => {
    expect(found({ '<': [1, 2, 3] })).toBe(true);
    expect(found({ '<': [1, 3, 2] })).toBe(false);
    expect(found({ '>=': [2, '1'] })).toMatch(/^!/);
    expect(found({ before: [time('2021-01-01'), time('2021-01-02'), time('2021-01-03')] })).toBe(true);
    expect(found({ 'not-after': [time('2021-01-02'), time('2021-01-01')] })).toBe(false);
    expect(found({ after: ['2021-01-02', '2021-01-01'] })).toMatch(/^!/);
  });

  it('folds a list, and gives the start for an empty one and for none', () => {
    const sum = {
      reduce: [{ var: '' }, { '+': [{ var: 'accumulator' }, { var: 'current' }] }, 10],
    };
    expect(found(sum, [1, 2, 3])).toBe(16);
    expect([found(sum, []), found(sum, null)]).toEqual([10, 10]);
    expect(found(sum, 'abc')).toMatch(/^!/);
  });

  it('makes moments in UTC', () => {
    const day = found({ plusTime: ['2020-02-29', 1, 'year'] });
    expect(day).toBeInstanceOf(DateTime);
    expect(JSON.stringify(day)).toBe('"2021-03-01T00:00:00.000Z"');
  });

  it.each([
    [{ '+': [9_007_199_254_740_991, 1] }],
    [{ in: ['a', 'abc'] }],
    [{ if: [true, 1] }],
    [{ '===': [1, 1, 1] }],
    [{ and: [true] }],
    [{ unknown: [1] }],
    [{ __proto__: null, constructor: [1] }],
    [{}],
    [{ '!': [true], and: [true, true] }],
    [{ var: 3 }],
    [{ var: 'a..b' }],
    [{ plusTime: ['2021-01-01', 1.5, 'day'] }],
    [{ plusTime: ['2021-01-01', 1, 'minute'] }],
    [{ plusTime: [null, 1, 'day'] }],
    [{ dccDateOfBirth: ['2021-01-01T00:00:00Z'] }],
    [{ extractFromUVCI: [7, 0] }],
    [{ extractFromUVCI: ['a', '0'] }],
    [null],
    [1.5],
    [undefined],
  ])('has no value as %j', (expression) => {
    expect(evaluate(expression, {}).ok).toBe(false);
  });
});

describe('an expression that would never end', () => {
  it('ends when its steps are spent', () => {
    const again = (inner: unknown): unknown => ({ reduce: [{ var: 'list' }, inner, 0] });
    const list = Array.from({ length: 100 }, () => 1);
    const nested = { reduce: [list, again(again(again({ var: 'current' }))), 0] };
    const folds = { reduce: [list, { reduce: [list, { reduce: [list, 1, 0] }, 0] }, 0] };
    for (const expression of [nested, folds])
      expect([true, false]).toContain(evaluate(expression, { list }).ok);
    expect(found(folds)).toBe('! too many steps');
  });

  it('is refused when it nests without end', () => {
    let deep: unknown = true;
    for (let depth = 0; depth < 100_000; depth++) deep = { '!': [deep] };
    expect(found(deep)).toBe('! expression nests too deeply');
  });
});
