import { disclosable, disclosureOf, issueSdJwt, sdDigest, testKeyPair } from '@vedette/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../common/strict-json.ts';
import { parseCompactJws } from './compact-jws.ts';
import { type Disclosure, parseDisclosure } from './disclosure.ts';
import { reveal } from './reveal.ts';

const { key } = testKeyPair();
const read = (written: readonly string[]): Disclosure[] =>
  written.map(parseDisclosure).filter((disclosure) => disclosure !== null);

function issued(claims: Record<string, unknown>) {
  const { issuerJwt, disclosures } = issueSdJwt({ key, claims });
  const jws = parseCompactJws(issuerJwt);
  return { payload: jws.ok ? jws.value.payload : {}, disclosures };
}

const name = fc
  .string({ maxLength: 8 })
  .filter((text) => !['_sd', '...', '_sd_alg', '__proto__'].includes(text));
/** Plain claims, and the same with any of them wrapped to be disclosable. */
const tree = fc.letrec<{ value: { plain: unknown; wrapped: unknown } }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 0 }).map((plain) => ({ plain, wrapped: plain })),
    fc.array(fc.tuple(tie('value'), fc.boolean()), { maxLength: 4 }).map((elements) => ({
      plain: elements.map(([{ plain }]) => plain),
      wrapped: elements.map(([{ wrapped }, hide]) => (hide ? disclosable(wrapped) : wrapped)),
    })),
    fc.dictionary(name, fc.tuple(tie('value'), fc.boolean()), { maxKeys: 4 }).map((members) => ({
      plain: mapped(members, ([{ plain }]) => plain),
      wrapped: mapped(members, ([{ wrapped }, hide]) => (hide ? disclosable(wrapped) : wrapped)),
    })),
  ),
}));

function mapped<T>(object: Record<string, T>, change: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([member, value]) => [member, change(value)]));
}

describe('putting disclosures in their place', () => {
  it('gives back whatever was hidden, however deep', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.tuple(tree.value, fc.boolean()), { maxKeys: 4 }), (members) => {
        const top = mapped(members, ([{ wrapped }, hide]) => (hide ? disclosable(wrapped) : wrapped));
        const { payload, disclosures } = issued({ about: top });
        const expected: unknown = JSON.parse(
          JSON.stringify({ about: mapped(members, ([{ plain }]) => plain) }),
        );
        expect(reveal(payload, read(disclosures))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out what is kept back, and refuses what hung below it', () => {
    const { payload, disclosures } = issued({
      clear: 1,
      list: [disclosable('a'), 'b'],
      outer: disclosable({ inner: disclosable('c') }),
    });
    expect(reveal(payload, [])).toEqual({ clear: 1, list: ['b'] });
    const inner = read(disclosures).filter((each) => each.name === 'inner');
    expect(inner).toHaveLength(1);
    expect(reveal(payload, inner)).toBeNull();
    const outer = read(disclosures).filter((each) => each.name === 'outer');
    expect(reveal(payload, outer)).toEqual({ clear: 1, list: ['b'], outer: {} });
  });

  it('refuses any one disclosure more', () => {
    const { payload, disclosures } = issued({ a: disclosable(1), b: [disclosable(2)] });
    for (const more of [disclosureOf('c', 3), disclosureOf(null, 3), disclosures[0] ?? ''])
      expect(reveal(payload, read([...disclosures, more]))).toBeNull();
  });

  it('refuses a chain of disclosures that is deeper than any credential', () => {
    const written: string[] = [];
    let below: Json = 'bottom';
    for (let depth = 0; depth < 40; depth++) {
      written.push(disclosureOf('n', below));
      below = { _sd: [sdDigest(written.at(-1) ?? '')] };
    }
    expect(reveal(below as JsonObject, read(written))).toBeNull();
  });
});

describe('a disclosure', () => {
  it.each([
    ['no JSON', 'W10x'],
    ['padding', 'WyJzIiwxXQ=='],
    ['bits left over', 'WyJzIiwiYSIsMV1'],
    ['an object', Buffer.from('{"0":"s"}').toString('base64url')],
    ['one part', Buffer.from('["s"]').toString('base64url')],
    ['four parts', Buffer.from('["s","n",1,2]').toString('base64url')],
    ['a salt that is no text', Buffer.from('[1,"n",1]').toString('base64url')],
    ['a name that is no text', Buffer.from('["s",1,1]').toString('base64url')],
    ['broken UTF-8', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x2c, 0x31, 0x5d]).toString('base64url')],
    [
      'a depth beyond sense',
      Buffer.from(`["s","n",${'['.repeat(20)}${']'.repeat(20)}]`).toString('base64url'),
    ],
  ])('is none with %s', (_, written) => {
    expect(parseDisclosure(written)).toBeNull();
  });
});
