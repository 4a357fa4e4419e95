import { describe, expect, it } from 'vitest';
import type { CheckResult, Excuse } from './suite.ts';
import { tallyOf } from './tally.ts';

const oneFile: Excuse = { cases: /^ES\/401$/, checks: ['VERIFY'], why: 'known' };
const country: Excuse = { cases: /^NL\/.*$/, checks: ['SCHEMA'], why: 'random' };
const tally = (checks: readonly CheckResult[]) =>
  tallyOf('dgc', { excuses: [oneFile, country], run: () => Promise.reject() }, { cases: 1, checks });

describe('the tally of a suite', () => {
  it('counts each check once: passed, failed or excused', () => {
    const counted = tally([
      { case: 'AT/1', check: 'VERIFY', why: null },
      { case: 'AT/1', check: 'SCHEMA', why: 'schema' },
      { case: 'ES/401', check: 'VERIFY', why: 'signature' },
    ]);
    expect(counted).toMatchObject({ suite: 'dgc', cases: 1, checks: 3, passed: 1 });
    expect(counted.failed).toEqual([{ case: 'AT/1', check: 'SCHEMA', why: 'schema' }]);
    expect(counted.excused).toEqual([{ case: 'ES/401', check: 'VERIFY', why: 'known' }]);
  });

  it('excuses the very check and the very file, and nothing beside', () => {
    const { failed } = tally([
      { case: 'ES/401', check: 'SCHEMA', why: 'x' },
      { case: 'ES/4010', check: 'VERIFY', why: 'x' },
      { case: 'XES/401', check: 'VERIFY', why: 'x' },
    ]);
    expect(failed).toHaveLength(3);
  });

  it('tells of an excuse for a file that needs none, but not of one for a country', () => {
    const { stale, passed } = tally([
      { case: 'ES/401', check: 'VERIFY', why: null },
      { case: 'NL/1', check: 'SCHEMA', why: null },
    ]);
    expect(stale).toEqual([{ case: 'ES/401', check: 'VERIFY', why: 'known' }]);
    expect(passed).toBe(2);
  });

  it('excuses a check that cannot be made', () => {
    const { excused, failed } = tally([{ case: 'AT/1', check: 'PICTURE', why: 'none', skipped: 'none' }]);
    expect(excused).toHaveLength(1);
    expect(failed).toEqual([]);
  });
});
