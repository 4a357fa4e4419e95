import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../pinned-node.mjs';
import { certLogicSuite } from './certlogic.ts';
import { closeDecoder } from './decode-codes.ts';
import { dgcRulesSuite } from './dgc-rules.ts';
import { merkleSuite } from './merkle.ts';
import { shcSuite } from './shc/suite.ts';
import { tallyOf } from './tally.ts';

const vectors = process.env['VEDETTE_VECTORS'] ?? resolve(root, '../shared/data');
const suites = [
  ['certlogic', certLogicSuite],
  ['dgc-rules', dgcRulesSuite],
  ['merkle', merkleSuite],
  ['shc', shcSuite],
] as const;

afterAll(() => closeDecoder());

describe('the official vectors (skipped where they do not lie beside the repository)', () => {
  it.skipIf(!existsSync(vectors)).each(suites)(
    'of %s are all decided as they should be',
    async (name, suite) => {
      const folder = join(vectors, name);
      const { failed, stale, passed } = tallyOf(name, suite, await suite.run(folder));
      expect({ failed, stale }).toEqual({ failed: [], stale: [] });
      expect(passed).toBeGreaterThan(50);
    },
  );

  it.each(suites)('of %s are missed in an empty folder', async (_, suite) => {
    const folder = mkdtempSync(join(tmpdir(), 'vedette-'));
    await expect(suite.run(folder)).rejects.toThrow('nothing of this suite');
    rmSync(folder, { recursive: true });
  });
});
