import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';

it('writes the example of RFC 8785, 3.2.4', () => {
  const input = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  ) as Json;
  expect(canonicalJson(input)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

it('sorts names by their UTF-16 units, as RFC 8785, 3.2.3 shows', () => {
  const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const written = canonicalJson(Object.fromEntries(names.map((name, at) => [name, at])));
  expect(Object.keys(JSON.parse(written.replace('"1":', '"one":')) as object)).toEqual([
    ...['\r', 'one', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'],
  ]);
});

it('says what JSON says, in one way only', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const written = canonicalJson(value as Json);
      expect(canonicalJson(JSON.parse(written) as Json)).toBe(written);
    }),
  );
});

it('refuses what JSON cannot say', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }])
    expect(() => canonicalJson(value)).toThrow(TypeError);
});
