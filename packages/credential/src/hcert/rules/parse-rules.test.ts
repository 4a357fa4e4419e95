import { VedetteError } from '@vedette/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleJson, vaccinated } from '../../../test/rule-builder.ts';
import { parseRules, parseValueSets, readRulesPayload } from './index.ts';

const refusal = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error instanceof VedetteError ? (error.details.problems ?? []).map(({ path }) => path) : error;
  }
};

describe('a file of rules', () => {
  it('is one rule, a list of them, or lists under countries and identifiers', () => {
    const one = ruleJson();
    const other = ruleJson({ Identifier: 'VR-AT-0002' });
    for (const file of [[one, other], { AT: [one, other] }, { AT: { a: [one], b: [other] } }])
      expect(parseRules(file).map(({ identifier }) => identifier)).toEqual(['VR-AT-0001', 'VR-AT-0002']);
    expect(parseRules(one)).toHaveLength(1);
  });

  it.each([
    ['0.Country', { Country: 'Austria' }],
    ['0.Type', { Type: 'Rejection' }],
    ['0.CertificateType', { CertificateType: 'Any' }],
    ['0.Version', { Version: '1' }],
    ['0.EngineVersion', { EngineVersion: 'latest' }],
    ['0.ValidFrom', { ValidFrom: 'yesterday' }],
    ['0.ValidTo', { ValidTo: '2021-02-30T00:00:00Z' }],
    ['0.Logic', { Logic: { xor: [true, true] } }],
    ['0.Logic', { Logic: undefined }],
    ['0.Description', { Description: 'text' }],
  ])('is refused at %s', (path, changes) => {
    expect(refusal(() => parseRules([ruleJson(changes)]))).toContain(path);
  });

  it('is read or refused, whatever it is', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.jsonValue(), (json, Logic) => {
        for (const file of [json, [ruleJson({ Logic })], ruleJson({ ...Object(json) })])
          expect(refusal(() => parseRules(file))).toBeInstanceOf(Array);
      }),
    ));
});

describe('files of value sets', () => {
  it('are those of their publisher and those reduced to codes; the later ones count', () => {
    const published = { valueSetId: 'test-result', valueSetValues: { a: { display: 'A' }, b: {} } };
    const reduced = { 'test-result': ['x'], 'test-type': ['y'] };
    expect(parseValueSets([reduced, published])).toEqual({ 'test-result': ['a', 'b'], 'test-type': ['y'] });
    expect(parseValueSets([])).toEqual({});
  });

  it('are read or refused, whatever they are', () =>
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 3 }), (files) => {
        expect(refusal(() => parseValueSets(files))).toBeTypeOf('object');
      }),
    ));
});

describe('what rules are asked about', () => {
  it('is the JSON of a payload', () => {
    expect(readRulesPayload(JSON.stringify(vaccinated))).toEqual({ ok: true, value: { dcc: vaccinated } });
  });

  it('is nothing that does not read', () => {
    const twice = readRulesPayload('{"v":[],"v":[]}');
    expect([twice.ok, readRulesPayload('HC1:').ok, readRulesPayload('').ok]).toEqual([false, false, false]);
  });
});
