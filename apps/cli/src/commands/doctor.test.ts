import { chmodSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { defaultKeyFile } from '@vedette/store';
import { describe, expect, it } from 'vitest';
import { vedette } from '../../test/run-vedette.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { terminalData } from '../../test/terminal-data.ts';

type Findings = Readonly<Record<string, { readonly state: string; readonly says: string } | undefined>>;

async function examine(data: string, environment: Readonly<Record<string, string>>): Promise<Findings> {
  const { output } = await vedette(['doctor', '--data', data, '--json'], { environment });
  const { findings } = JSON.parse(output) as { findings: { what: string; state: string; says: string }[] };
  return Object.fromEntries(findings.map(({ what, ...rest }) => [what, rest]));
}

describe('vedette doctor', () => {
  it('looks at the runtime, the models, the key, the store and the disk', async () => {
    const { folder, environment } = await terminalData();
    const found = await examine(folder, environment);
    for (const what of ['node', 'models', 'key', 'store', 'disk'])
      expect(found[what]?.state, what).toBe('ok');
    expect(found['store']?.says).toBe('Whole; 0 people, 0 records');
  });

  it('makes neither a key nor a store', async () => {
    const folder = join(temporaryFolder(), 'data');
    const environment = { XDG_STATE_HOME: temporaryFolder() };
    await examine(folder, environment);
    const found = await examine(folder, environment);
    expect(found['key']?.says).toContain('No key yet');
    expect(found['store']?.says).toContain('Nothing in');
  });

  it('finds a key that others may read, a key that is gone, and data that is damaged', async () => {
    const { folder, environment } = await terminalData();
    const key = defaultKeyFile(folder, environment);
    chmodSync(key, 0o644);
    const wide = await examine(folder, environment);
    expect([wide['key']?.state, wide['store']?.state]).toEqual(['failed', 'failed']);
    expect(wide['key']?.says).toContain('chmod 600');
    chmodSync(key, 0o600);
    truncateSync(join(folder, 'captures.db'), 0);
    expect((await examine(folder, environment))['store']?.says).toContain('damaged');
    rmSync(key);
    expect((await examine(folder, environment))['key']?.says).toContain('Put the key file back');
  });

  it('does not disturb a terminal that is running', async () => {
    const { folder, environment, open } = await terminalData();
    await open();
    expect((await examine(folder, environment))['store']).toMatchObject({ state: 'warning' });
  });

  it('leaves with 1 and says what to do when models are missing', async () => {
    const environment = { VEDETTE_MODELS: temporaryFolder() };
    const { code, output } = await vedette(['doctor', '--data', temporaryFolder()], { environment });
    expect(code).toBe(1);
    expect(output).toMatch(/failed +Face models +Missing: .*fr-feature.*npm run set-up/);
  });
});
