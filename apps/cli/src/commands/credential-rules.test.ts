import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueHcert, sampleDcc, simulatedIssuer } from '@vedette/credential/simulated-hcert';
import { instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { vedetteHere } from '../../test/run-vedette.ts';
import { sampleRule, targetRule, valueSets } from '../../test/sample-rule.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';

const at = '2021-07-02T12:00:00Z';
const dcc = JSON.stringify(sampleDcc.v);

/** Files of rules and of value sets, as options. */
function books(rules: unknown, sets: Readonly<Record<string, unknown>> = { 'sets.json': valueSets }) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'sets'));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(rules));
  for (const [name, set] of Object.entries(sets))
    writeFileSync(join(folder, 'sets', name), typeof set === 'string' ? set : JSON.stringify(set));
  return ['--rules', join(folder, 'rules.json'), '--valuesets', join(folder, 'sets')];
}

const rules = (input: string, args: readonly string[]) =>
  vedetteHere(['credential', 'rules', '--at', at, ...args], { input });

describe('vedette credential rules', () => {
  it('accepts by every rule, and says each in the operator’s language or in English', async () => {
    const published = { valueSetId: 'disease-agent-targeted', valueSetValues: { '840539006': {} } };
    const args = books([sampleRule(), targetRule()], { 'one.json': published, 'README.md': 'text' });
    const { code, output } = await rules(dcc, [...args, '--json']);
    expect(code).toBe(0);
    const description = 'The dose must be the last.';
    expect(JSON.parse(output)).toEqual({
      outcome: 'accepted',
      rules: [
        { identifier: 'VR-AT-0001', type: 'Acceptance', result: 'passed', description },
        { identifier: 'VR-AT-0002', type: 'Acceptance', result: 'passed', description },
      ],
    });
  });

  it('does not accept what fails one, and takes the text of a code as well', async () => {
    const [event] = sampleDcc.v.v;
    const text = issueHcert(simulatedIssuer('DE'), {
      payload: { ...sampleDcc.v, v: [{ ...event, dn: 1 }] },
      ...{ issuedAt: instant(Date.parse('2021-06-02')), expiresAt: instant(Date.parse('2022-06-02')) },
    });
    const { code, output } = await rules(`${text}\n`, books(sampleRule()));
    expect(code).toBe(1);
    expect(output).toBe('Not accepted\n  VR-AT-0001  failed  The dose must be the last.\n');
  });

  it('leaves open what no rule in force speaks of, and what a rule cannot know', async () => {
    const past = await rules(dcc, books(sampleRule({ ValidTo: '2021-07-01T00:00:00Z' })));
    expect(past.code).toBe(2);
    expect(past.output).toBe('Open\n  No rule applies.\n');
    const without = await rules(dcc, [...books(sampleRule({ EngineVersion: '9.0.0' })), '--json']);
    expect(without.code).toBe(2);
    expect(JSON.parse(without.output)).toMatchObject({ outcome: 'open', rules: [{ result: 'open' }] });
  });

  it('wants to know the country where the rules are of several', async () => {
    const args = books([sampleRule(), sampleRule({ Identifier: 'VR-DE-0001', Country: 'DE' })]);
    const { code, errors } = await rules(dcc, args);
    expect(code).toBe(3);
    expect(errors).toContain('--country');
    expect((await rules(dcc, [...args, '--country', 'de'])).code).toBe(0);
  });

  it.each([
    ['no certificate', 'HC1:????', () => books(sampleRule())],
    ['no JSON', '{', () => books(sampleRule())],
    ['nothing', '', () => books(sampleRule())],
    ['too much', `{"v":"${'x'.repeat(80_000)}"}`, () => books(sampleRule())],
    ['rules that are none', dcc, () => books({ Identifier: 'x' })],
    ['rules without logic', dcc, () => books(sampleRule({ Logic: { exec: ['id'] } }))],
    ['value sets that are none', dcc, () => books(sampleRule(), { 'a.json': '{"x":' })],
    ['no rules', dcc, () => ['--rules', 'nowhere', '--valuesets', '.']],
    ['no value sets', dcc, () => ['--rules', 'nowhere']],
    ['a country that is none', dcc, () => [...books(sampleRule()), '--country', 'Austria']],
  ])('ends with 3 for %s', async (_, input, args) => {
    const { code, output, errors } = await rules(input, args());
    expect(code).toBe(3);
    expect(output).toBe('');
    expect(errors).toMatch(/^vedette: /);
  });
});
