import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { ruleJson, vaccinated } from '../../../test/rule-builder.ts';
import { judgeByRules, parseRules, type RuleFacts } from './index.ts';

const at = instant(Date.parse('2021-10-01T12:00:00Z'));
const facts: RuleFacts = { dcc: vaccinated, at, countryCode: 'AT' };

function judge(rules: readonly Record<string, unknown>[], changes: Partial<RuleFacts> = {}) {
  const { outcome, rules: judged } = judgeByRules(
    parseRules(rules),
    { products: ['EU/1/20/1528'] },
    {
      ...facts,
      ...changes,
    },
  );
  return [outcome, ...judged.map(({ identifier, result }) => `${identifier} ${result}`)];
}

const lastDose = { '>=': [{ var: 'payload.v.0.dn' }, { var: 'payload.v.0.sd' }] };

describe('a certificate before the rules', () => {
  it('is accepted when all pass, and told which', () => {
    const listed = { in: [{ var: 'payload.v.0.mp' }, { var: 'external.valueSets.products' }] };
    const general = ruleJson({ Identifier: 'GR-AT-0001', CertificateType: 'General', Logic: listed });
    expect(judge([ruleJson({ Logic: lastDose }), general])).toEqual([
      'accepted',
      'VR-AT-0001 passed',
      'GR-AT-0001 passed',
    ]);
  });

  it('is not accepted when one fails, whatever else is open', () => {
    const failing = ruleJson({ Identifier: 'VR-AT-0002', Logic: { '!': [lastDose] } });
    const open = ruleJson({ Identifier: 'VR-AT-0003', Logic: { '+': [{ var: 'payload.dob' }, 1] } });
    expect(judge([open, failing])).toEqual(['not-accepted', 'VR-AT-0003 open', 'VR-AT-0002 fail']);
  });

  it.each([
    ['an error while evaluating', { Logic: { '+': [{ var: 'payload.dob' }, 1] } }],
    ['a value that is neither true nor false', { Logic: 1 }],
    ['a date-time for a value', { Logic: { plusTime: ['2021', 0, 'day'] } }],
    ['another engine', { Engine: 'OTHER' }],
    ['a later engine', { EngineVersion: '2.0.0', Logic: { xor: [true, false] } }],
    ['a later schema', { SchemaVersion: '1.3.1' }],
    ['another schema', { SchemaVersion: '2.0.0' }],
  ])('is open for %s', (_, changes) => {
    expect(judge([ruleJson(changes)])).toEqual(['open', 'VR-AT-0001 open']);
  });

  it('is open when it does not say its version', () => {
    const { ver: _, ...dcc } = vaccinated;
    expect(judge([ruleJson()], { dcc })[0]).toBe('open');
  });

  it('is open without a rule of acceptance, because rules that ran out accept nobody', () => {
    expect(judge([])).toEqual(['open']);
    const invalidation = ruleJson({ Type: 'Invalidation', Country: 'DE', Identifier: 'IR-DE-0001' });
    expect(judge([invalidation])).toEqual(['open', 'IR-DE-0001 passed']);
  });

  it.each([
    ['nothing', { ver: '1.3.0' }],
    ['two kinds of event', { ...vaccinated, r: [{}] }],
    ['two doses', { ...vaccinated, v: [...vaccinated.v, ...vaccinated.v] }],
    ['a map instead of JSON', new Map(Object.entries(vaccinated))],
    ['a text', 'HC1:'],
    ['null', null],
  ])('is open with %s in it, and no rule is asked', (_, dcc) => {
    expect(judge([ruleJson()], { dcc })).toEqual(['open']);
  });
});

describe('the rules that are asked', () => {
  it('are those of the kind of certificate and of the country at the door', () => {
    const others = [
      ruleJson({ Identifier: 'TR-AT-0001', CertificateType: 'Test' }),
      ruleJson({ Identifier: 'VR-CH-0001', Country: 'CH' }),
      ruleJson({ Identifier: 'VR-AT-0009', Region: 'TIROL' }),
    ];
    expect(judge([...others, ruleJson({ Region: '' })])).toEqual(['accepted', 'VR-AT-0001 passed']);
    expect(judge(others, { region: 'TIROL' })).toEqual(['accepted', 'VR-AT-0009 passed']);
  });

  it('are in force from their first instant until just before their last', () => {
    const rule = [ruleJson()];
    const states = [
      '2021-06-30T23:59:59.999Z',
      '2021-07-01T00:00:00Z',
      '2022-06-30T21:59:59.999Z',
      '2022-06-30T22:00:00Z',
    ].map((text) => judge(rule, { at: instant(Date.parse(text)) })[0]);
    expect(states).toEqual(['open', 'accepted', 'accepted', 'open']);
  });

  it('are of each identifier the latest version in force, by number and not by letter', () => {
    const versions = [
      ruleJson({ Version: '1.9.0', Logic: false }),
      ruleJson({ Version: '1.10.0' }),
      ruleJson({ Version: '2.0.0', Logic: false, ValidFrom: '2021-10-02T00:00:00Z' }),
    ];
    expect(judge(versions)).toEqual(['accepted', 'VR-AT-0001 passed']);
  });

  it('are, for invalidation, those of the country that issued the certificate', () => {
    const ofIssuer = ruleJson({
      Type: 'Invalidation',
      Country: 'DE',
      Identifier: 'IR-DE-0001',
      Logic: false,
    });
    expect(judge([ruleJson(), ofIssuer])).toEqual(['not-accepted', 'VR-AT-0001 passed', 'IR-DE-0001 fail']);
    expect(judge([ruleJson(), ofIssuer], { issuerCountry: 'FR' })[0]).toBe('accepted');
  });

  it('know the clock, the countries and the times of the signature', () => {
    const { iat, exp } = { iat: instant(at - 1_000), exp: instant(at + 1_000) };
    const time = (path: string) => ({ plusTime: [{ var: `external.${path}` }, 0, 'day'] });
    const Logic = {
      and: [
        { before: [time('iat'), time('validationClock'), time('exp')] },
        { '===': [{ var: 'external.countryCode' }, 'AT'] },
        { '===': [{ var: 'external.issuerCountryCode' }, 'DE'] },
        { '===': [{ var: 'external.kid' }, 'key'] },
      ],
    };
    expect(judge([ruleJson({ Logic })], { iat, exp, kid: 'key' })[0]).toBe('accepted');
  });
});
