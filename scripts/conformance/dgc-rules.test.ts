import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dgcRulesSuite } from './dgc-rules.ts';
import { tallyOf } from './tally.ts';

/** A folder with these files, each as JSON unless it is text. */
function laidOut(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const tallied = async (folder: string) =>
  tallyOf('dgc-rules', dgcRulesSuite, await dgcRulesSuite.run(folder));

const rule = (Identifier: string, Logic: unknown, changes: object = {}) => ({
  ...{ Identifier, Logic, Type: 'Acceptance', Country: 'XX', Version: '1.0.0', SchemaVersion: '1.3.0' },
  ...{ Engine: 'CERTLOGIC', EngineVersion: '1.0.0', CertificateType: 'Vaccination' },
  ...{ Description: [{ lang: 'en', desc: 'two doses' }], AffectedFields: ['v.0.dn'] },
  ...{ ValidFrom: '2021-07-01T00:00:00Z', ValidTo: '2030-06-01T00:00:00+02:00', ...changes },
});
const doses = { '>=': [{ var: 'payload.v.0.dn' }, 2] };
const known = { in: [{ var: 'payload.v.0.mp' }, { var: 'external.valueSets.vaccines-covid-19-names' }] };
const test = (dn: number, expected: boolean, external?: object) => ({
  ...{ name: 'a test', payload: { v: [{ dn, mp: 'EU/1/20/1528' }] }, expected },
  ...(external && { external }),
});
const valueSets = { 'vaccines-covid-19-names': ['EU/1/20/1528'] };

describe('the rules of a country that nobody has seen', () => {
  it('are decided with the tests in their folder, and below', async () => {
    const folder = laidOut({
      'XX/VR-XX-0001/rule.json': rule('VR-XX-0001', doses),
      'XX/VR-XX-0001/tests/test001.json': test(2, true),
      'XX/VR-XX-0001/tests/more/test001.json': test(1, false),
      'XX/VR-XX-0001/test009.json': test(1, true),
      'XX/VR-XX-0002/rule.json': rule('VR-XX-0002', true, { Type: 'Invalidation', Region: null }),
      'XX/README.json': { note: 'nothing' },
    });
    const { cases, checks, passed, failed } = await tallied(folder);
    expect({ cases, checks, passed }).toEqual({ cases: 2, checks: 4, passed: 3 });
    expect(failed).toEqual([{ case: 'XX/VR-XX-0001', check: 'test009.json', why: 'gives false' }]);
  });

  it('have each their own tests, where a rule lies beside the folders of others', async () => {
    const folder = laidOut({
      'XX/GR-XX-0000.json': rule('GR-XX-0000', true, { CertificateType: 'General' }),
      'XX/VR-XX-0001/rule.json': rule('VR-XX-0001', doses),
      'XX/VR-XX-0001/tests/test001.json': test(1, false),
    });
    expect(await tallied(folder)).toMatchObject({ cases: 2, checks: 2, passed: 2 });
  });

  it('are told by their identifiers, where several lie in one folder', async () => {
    const folder = laidOut({
      'XX/VR-XX-0001.json': rule('VR-XX-0001', doses),
      'XX/VR-XX-0002.json': rule('VR-XX-0002', { '!': [doses] }),
      'XX/tests/VR-XX-0001-a.json': test(1, false),
      'XX/tests/VR-XX-0002/a.json': test(1, true),
      'XX/tests/any.json': test(1, true),
    });
    const { checks, failed } = await tallied(folder);
    expect(checks).toBe(3);
    expect(failed).toEqual([
      { case: 'XX/tests/any.json', check: 'rule', why: 'nothing says which rule it tests' },
    ]);
  });

  it('find the value sets of the folder, of the folder beside theirs, or of the test', async () => {
    const files = {
      'XX/VR-XX-0001/rule.json': rule('VR-XX-0001', known),
      'XX/VR-XX-0001/tests/test001.json': test(1, true),
    };
    const folder = laidOut({ ...files, 'valuesets/valueSets.json': valueSets });
    for (const each of [folder, join(folder, 'XX')]) expect(await tallied(each)).toMatchObject({ passed: 1 });
    const own = { valueSets: { 'vaccines-covid-19-names': ['another'] } };
    const with_ = laidOut({ ...files, 'XX/VR-XX-0001/tests/test001.json': test(1, false, own) });
    expect(await tallied(with_)).toMatchObject({ passed: 1 });
  });

  it('fail where they, or their tests, cannot be read', async () => {
    const folder = laidOut({
      'XX/VR-XX-0001/rule.json': rule('VR-XX-0001', { 'no-such-operation': [] }),
      'XX/VR-XX-0001/tests/test001.json': test(1, false),
      'XX/VR-XX-0002/rule.json': rule('VR-XX-0002', true),
      'XX/VR-XX-0002/tests/test001.json': '{',
      'XX/valueSets.json': { sets: 1 },
    });
    const { failed } = await tallied(folder);
    expect(failed.map(({ check }) => check)).toEqual(['read', 'read', 'rule.json', 'tests/test001.json']);
  });
});
