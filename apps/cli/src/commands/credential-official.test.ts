import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeNumeric } from '@vedette/credential';
import { describe, expect, it } from 'vitest';
import { verify } from '../../test/credential-stand.ts';
import { projectPath, vedette } from '../../test/run-vedette.ts';

const vectors = process.env['VEDETTE_VECTORS'] ?? resolve(projectPath('.'), '../shared/data');
const json = (path: string) => JSON.parse(readFileSync(join(vectors, path), 'utf8'));

interface DgcCase {
  readonly PREFIX: string;
  readonly TESTCTX: { readonly CERTIFICATE: string; readonly VALIDATIONCLOCK: string };
}
const judge = ({ PREFIX, TESTCTX }: DgcCase) =>
  verify(PREFIX, { at: TESTCTX.VALIDATIONCLOCK, trust: [TESTCTX.CERTIFICATE], args: ['--schema'] });

describe.skipIf(!existsSync(vectors))(
  'official vectors (skipped where they do not lie beside the repository)',
  () => {
    it('of health certificates are verified with the certificate of the case, and with no other', async () => {
      const [one, other]: readonly DgcCase[] = ['DE', 'AT'].map((country) =>
        json(`dgc/${country}/2DCode/raw/1.json`),
      );
      if (one === undefined || other === undefined) throw new Error('No cases');
      expect(await judge(one)).toMatchObject({ code: 0, format: 'hcert', outcome: 'verified' });
      const foreign = { ...one, TESTCTX: { ...one.TESTCTX, CERTIFICATE: other.TESTCTX.CERTIFICATE } };
      expect(await judge(foreign)).toMatchObject({ code: 1, faults: ['unknown-issuer'] });
    });

    it.each([
      ['B1', 'malformed'],
      ['Z1', 'malformed'],
      ['CO5', 'signature'],
      ['CO16', 'not-yet-valid'],
      ['CO17', 'expired'],
    ])('of the acceptance list: %s is %s', async (name, fault) => {
      const found = await judge(json(`dgc/common/2DCode/raw/${name}.json`));
      expect(found).toMatchObject({ code: 1, outcome: 'rejected' });
      expect(found.faults).toContain(fault);
    });

    it('of health cards whose issuer revokes leave it open with its bare keys', async () => {
      const folder = 'shc/testdata/badcrl/version-mismatch';
      const jws = readFileSync(join(vectors, folder, 'jws-crl-version-mismatch.txt'), 'utf8').trim();
      const keys = json(`${folder}/.well-known/jwks.json`);
      const found = await verify(writeNumeric(jws) ?? '', { at: '2022-01-15T12:00:00Z', trust: [keys] });
      expect(found).toMatchObject({ code: 2, format: 'shc', faults: ['revocation-stale'] });
    });

    it('of rules are judged as their tests expect', async () => {
      const folder = join(vectors, 'dgc-rules');
      const rule = join(folder, 'AT/VR-AT-0001/rule.json');
      const args = [
        '--rules',
        rule,
        '--valuesets',
        join(folder, 'valuesets'),
        '--at',
        '2022-06-01',
        '--json',
      ];
      for (const name of ['test003', 'test004']) {
        const { payload, expected } = json(`dgc-rules/AT/VR-AT-0001/tests/${name}.json`);
        const input = JSON.stringify({ ver: '1.3.0', ...payload });
        const { output, code } = await vedette(['credential', 'rules', ...args], { input });
        expect(JSON.parse(output)).toMatchObject({ rules: [{ result: expected ? 'passed' : 'fail' }] });
        expect(code).toBe(expected ? 0 : 1);
      }
    });
  },
);
