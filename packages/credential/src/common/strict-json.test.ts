import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberOf, parseStrictJson, parseStrictObject } from './strict-json.ts';

const read = (text: string, depth = 8): unknown => {
  const value = parseStrictJson(text, depth);
  return value.ok ? value.value : value.faults;
};

describe('strict JSON', () => {
  it('reads whatever can be written', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(2), (text, indent) => {
        expect(read(JSON.stringify(JSON.parse(text), null, indent), 16)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, written otherwise', '{"a":1,"\\u0061":2}'],
    ['a name twice, deep down', '[{"b":{"a":1,"c":[],"a":2}}]'],
    ['a name twice, apart', '{"a":{"a":1},"b":"\\\\","a":2}'],
    ['too great a depth', `${'['.repeat(9)}${']'.repeat(9)}`],
    ['brackets without end', '['.repeat(100_000)],
    ['braces without end', '{"a":'.repeat(100_000)],
    ['something after it', '{} {}'],
    ['no value', ''],
    ['a comment', '{/**/}'],
    ['a text without end', '{"a'],
    ['a name that is no text', '{a:1}'],
  ])('refuses %s', (_, text) => {
    expect(read(text)).toEqual(['malformed']);
  });

  it('lets a name stand in two objects, and texts look like names', () => {
    expect(read('[{"a":"a"},{"a":["a","a"]}]')).toEqual([{ a: 'a' }, { a: ['a', 'a'] }]);
    expect(read('{"a":"{\\"a\\":1,\\"a\\":2}","b":"\\\\"}')).toEqual({ a: '{"a":1,"a":2}', b: '\\' });
  });

  it('keeps __proto__ as a name like any other', () => {
    const value = parseStrictObject('{"__proto__":{"admin":true}}', 8);
    expect(value.ok && memberOf(value.value, '__proto__')).toEqual({ admin: true });
    expect(value.ok && memberOf(value.value, 'admin')).toBeUndefined();
    expect(value.ok && memberOf(value.value, 'toString')).toBeUndefined();
  });

  it('has an object outermost where one is wanted', () => {
    for (const text of ['[]', 'null', '1', '"a"'])
      expect(parseStrictObject(text, 8)).toEqual({ ok: false, faults: ['malformed'] });
  });

  it('never throws', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', '1', ' ', 'null', '\\u00');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const value = parseStrictJson(text, 6);
        if (value.ok) expect(JSON.parse(text)).toEqual(value.value);
        else expect(value.faults).toEqual(['malformed']);
      }),
      { numRuns: 2_000 },
    );
  });
});
