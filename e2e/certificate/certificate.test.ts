import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Certificate } from '@vedette/vault/certificate';
import {
  failedCertificate,
  purgeCertificate,
  remoteCertificate,
} from '@vedette/vault/test/sample-certificate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Certified, certified, log } from './certified.ts';
import { runWitness } from './running-witness.ts';

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** What a machine may lack that only these tests need. */
const lacking = ['python3', 'openssl'].filter((name) => spawnSync(name, ['version']).error !== undefined);

const folder = mkdtempSync(join(tmpdir(), 'vedette-certificate-'));
let purged: Certified;
let failed: Certified;

beforeAll(async () => {
  // A witness knows its log: another state of the same size it would not cosign.
  const witnessed = async (name: string, certificate: Certificate): Promise<Certified> => {
    const witness = await runWitness(join(folder, `${name}-witness`), log.key);
    try {
      return await certified(join(folder, name), certificate, witness);
    } finally {
      await witness.stop();
    }
  };
  [purged, failed] = await Promise.all([
    witnessed('purged', purgeCertificate),
    witnessed('failed', failedCertificate),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Verdict {
  readonly accepted: boolean;
  readonly reason?: string;
  readonly flips?: {
    readonly jws: number;
    readonly proof: number;
    readonly accepted: readonly string[];
    readonly signatureAccepted: readonly number[];
  };
}

async function independent({ jws, proof, keys }: Certified, ...more: readonly string[]): Promise<Verdict> {
  const found = await run('python3', [here('./verify.py'), jws, proof, keys, ...more]).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(found.stdout) as Verdict;
}

describe.skipIf(lacking.length > 0)(
  `a verifier of others (lacking: ${lacking.join(', ') || 'nothing'})`,
  () => {
    test('accepts what was certified, logged and witnessed', async () => {
      expect(await independent(purged)).toMatchObject({ accepted: true, profile: 'PURGE-DEVICE', index: 13 });
      expect(await independent(failed)).toMatchObject({ accepted: true, profile: 'FAILED' });
    });

    test('refuses it with any single byte changed, of the certificate and of its proof', async () => {
      const { flips } = await independent(purged, '--flips');
      expect(flips).toMatchObject({ accepted: [], signatureAccepted: [] });
      expect(flips?.jws).toBe(readFileSync(purged.jws).length);
      expect(flips?.proof).toBe(readFileSync(purged.proof).length);
    });

    test('refuses the proof of another certificate, and keys of others', async () => {
      expect(await independent({ ...purged, proof: failed.proof })).toMatchObject({ accepted: false });
      expect(await independent({ ...purged, keys: failed.keys })).toMatchObject({ reason: 'witnesses' });
    });
  },
);

async function vedette(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const program = here('../../apps/cli/src/main.ts');
  const environment = { ...process.env, LC_ALL: '', LANG: 'C' };
  const ended = await run(process.execPath, ['--conditions=@vedette/source', program, ...args], {
    env: environment,
  }).catch((error: { code: number; stdout: string; stderr: string }) => error);
  return { code: 'code' in ended ? ended.code : 0, output: ended.stdout + ended.stderr };
}
const verdictOf = (output: string) => JSON.parse(output) as { verdict: string; faults: readonly string[] };

describe('vedette certificate', () => {
  test('is good by the verifier’s own keys, and no more than intact by those that came with it', async () => {
    const own = ['--keys', purged.keys, '--json'];
    const [good, intact, parts] = await Promise.all([
      vedette('certificate', 'verify', purged.bundle, ...own),
      vedette('certificate', 'verify', purged.bundle),
      vedette('certificate', 'verify', purged.jws, purged.proof, purged.keys, '--lang', 'zh-CN'),
    ]);
    expect([good.code, verdictOf(good.output)]).toEqual([
      0,
      expect.objectContaining({ verdict: 'good', faults: [], profile: 'PURGE-DEVICE' }),
    ]);
    expect(intact.code).toBe(2);
    expect(intact.output).toContain('checked with its own keys alone');
    expect([parts.code, parts.output]).toEqual([0, expect.stringContaining('证书有效')]);
  });

  test('says what is wrong, and what is no certificate', async () => {
    const changed = join(folder, 'changed.jws');
    const text = readFileSync(purged.jws, 'utf8');
    writeFileSync(changed, text.slice(0, -1) + (text.endsWith('A') ? 'Q' : 'A'));
    const bad = await vedette(
      'certificate',
      'verify',
      changed,
      purged.proof,
      '--keys',
      purged.keys,
      '--json',
    );
    expect([bad.code, verdictOf(bad.output).verdict]).toEqual([1, 'bad']);
    const nothing = await vedette('certificate', 'verify', purged.keys);
    expect([nothing.code, nothing.output]).toEqual([3, expect.stringContaining('no certificate')]);
  });

  test('shows everything in both languages', async () => {
    const english = await vedette('certificate', 'show', failed.bundle);
    expect(english.output).toContain('nothing of this was verified');
    expect(english.output).toContain('Sanitization failed');
    const chinese = await vedette('certificate', 'show', purged.bundle, '--lang', 'zh-CN');
    for (const said of ['块擦除', '7,818,182,656 B', '李雷', 'A-1187'])
      expect(chinese.output).toContain(said);
  });
});

describe('a witness', () => {
  test('goes on where it was after a restart, and cosigns no other past', async () => {
    const data = join(folder, 'restarted');
    const first = await runWitness(data, log.key);
    await certified(join(folder, 'one'), purgeCertificate, first);
    await first.stop();
    const again = await runWitness(data, log.key);
    expect(again.key).toBe(first.key);
    try {
      await expect(certified(join(folder, 'two'), remoteCertificate, again)).rejects.toThrow('disagrees');
      await certified(join(folder, 'three'), purgeCertificate, again);
    } finally {
      await again.stop();
    }
  });
});
