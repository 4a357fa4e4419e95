import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../test/kit.ts';
import { pkcs11Custody } from './pkcs11-custody.ts';
import type { RotatingCustody } from './port.ts';
import { tpmCustody } from './tpm-custody.ts';

const name = new TextEncoder().encode('rack');
const key = Buffer.alloc(32, 4);
const has = (command: string): boolean => spawnSync('which', [command]).status === 0;
const softhsm = '/usr/lib/softhsm/libsofthsm2.so';
const mayCreate = async () => true;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A TPM 2.0 in software; its state is gone with the test. Its control channel is at the port after, as tools expect. */
async function startTpm(): Promise<string> {
  const state = temporaryFolder();
  const port = await freePort();
  const control = port + 1;
  const child = spawn('swtpm', [
    ...['socket', '--tpm2', '--tpmstate', `dir=${state}`, '--flags', 'not-need-init,startup-clear'],
    ...['--server', `type=tcp,port=${port},bindaddr=127.0.0.1`],
    ...['--ctrl', `type=tcp,port=${control},bindaddr=127.0.0.1`],
  ]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const tcti = `swtpm:host=127.0.0.1,port=${port}`;
  const env = { PATH: process.env['PATH'] ?? '', TPM2TOOLS_TCTI: tcti };
  const isUp = () => spawnSync('tpm2_getcap', ['handles-nv-index'], { env }).status === 0;
  await expect.poll(isUp, { timeout: 10_000, interval: 100 }).toBe(true);
  return tcti;
}

/** A token in software. */
function startToken(): Readonly<Record<string, string>> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'tokens'));
  const conf = join(folder, 'softhsm2.conf');
  writeFileSync(conf, `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`);
  const environment = { SOFTHSM2_CONF: conf };
  const made = spawnSync(
    'softhsm2-util',
    ['--init-token', '--free', '--label', 'vedette', '--pin', '1234', '--so-pin', '5678'],
    { env: { PATH: process.env['PATH'] ?? '', ...environment } },
  );
  expect(made.status).toBe(0);
  return environment;
}

/** What every custody has to do: wrap over restarts, begin epochs, and forget them for good. */
async function forgets(open: () => Promise<RotatingCustody>): Promise<void> {
  const custody = await open();
  const old = await custody.wrap(key, name);
  expect((await (await open()).unwrap(old, name)).equals(key)).toBe(true);
  const epoch = await custody.begin();
  const kept = await custody.wrap(key, name);
  expect(kept.epoch).toBe(epoch);
  await custody.destroy(old.epoch);
  expect(await custody.epochs()).toEqual([epoch]);
  for (const one of [custody, await open()]) {
    await expect(one.unwrap(old, name)).rejects.toMatchObject({ code: 'store-key-missing' });
    expect((await one.unwrap(kept, name)).equals(key)).toBe(true);
  }
}

test.skipIf(!(has('swtpm') && has('tpm2_nvdefine')))(
  'keys in the NV memory of a TPM 2.0 are forgotten with it',
  async () => {
    const tcti = await startTpm();
    await forgets(() => tpmCustody({ tcti, ownerAuthFile: null, mayCreate }));
  },
);

test.skipIf(!(has('pkcs11-tool') && existsSync(softhsm)))(
  'keys behind a PKCS#11 token are forgotten with the secret in it, and need its PIN',
  async () => {
    const environment = startToken();
    const open = (pin = '1234') =>
      pkcs11Custody({ module: softhsm, token: 'vedette', pin, environment, mayCreate });
    await forgets(open);
    await expect(open('9999')).rejects.toMatchObject({ code: 'custody-unavailable' });
  },
);

test('says that a custody cannot be used where its tool is not there', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = temporaryFolder();
  onTestFinished(() => {
    process.env['PATH'] = path;
  });
  const opening = tpmCustody({ tcti: null, ownerAuthFile: null, mayCreate });
  await expect(opening).rejects.toMatchObject({ code: 'custody-unavailable' });
});
