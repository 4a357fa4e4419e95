import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'ldapts';

const run = promisify(execFile);
const program = '/usr/sbin/slapd';
const schemas = '/etc/ldap/schema';
const modules = '/usr/lib/ldap';

/** Why no directory can be started here; null when one can. */
export const noSlapd: string | null = existsSync(program) ? null : 'no slapd (apt-get install slapd)';

export interface Slapd {
  readonly url: string;
  readonly authority: string;
  readonly bindDn: string;
  readonly password: string;
  readonly baseDn: string;
  /** As its administrator. */
  readonly admin: Client;
  stop(): Promise<void>;
}

/** A real OpenLDAP server with TLS in a folder of its own, on loopback. */
export async function startSlapd(): Promise<Slapd> {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-slapd-'));
  const [baseDn, password] = ['dc=works,dc=example', 'a password of the directory'];
  const bindDn = `cn=admin,${baseDn}`;
  const authority = await certificate(folder);
  const { stdout: hash } = await run(program, ['-T', 'passwd', '-s', password, '-n']);
  writeFileSync(join(folder, 'slapd.conf'), configuration(folder, baseDn, bindDn, hash));
  const port = await freePort();
  const url = `ldaps://localhost:${port}`;
  const child = spawn(
    program,
    ['-d', '0', '-h', `ldaps://127.0.0.1:${port}`, '-f', join(folder, 'slapd.conf')],
    {
      stdio: 'ignore',
    },
  );
  const admin = new Client({
    url: `ldaps://127.0.0.1:${port}`,
    tlsOptions: { ca: authority, servername: 'localhost' },
  });
  await bound(admin, bindDn, password);
  await admin.add(baseDn, { objectClass: ['dcObject', 'organization'], o: 'Works', dc: 'works' });
  return {
    ...{ url, authority, bindDn, password, baseDn, admin },
    async stop() {
      await admin.unbind();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function certificate(folder: string): Promise<string> {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  await run('openssl', [...made, ...subject]);
  const { stdout } = await run('openssl', ['x509', '-in', cert]);
  return stdout;
}

function configuration(folder: string, baseDn: string, bindDn: string, hash: string): string {
  const included = ['core', 'cosine', 'inetorgperson'].map((name) => `include ${schemas}/${name}.schema`);
  return [
    ...included,
    `modulepath ${modules}`,
    'moduleload back_mdb',
    `TLSCertificateFile ${folder}/cert.pem`,
    `TLSCertificateKeyFile ${folder}/key.pem`,
    'database mdb',
    `suffix "${baseDn}"`,
    `rootdn "${bindDn}"`,
    `rootpw ${hash}`,
    `directory ${folder}`,
    '',
  ].join('\n');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function bound(client: Client, dn: string, password: string): Promise<void> {
  for (let tries = 0; ; tries += 1)
    try {
      return await client.bind(dn, password);
    } catch (error) {
      if (tries === 50) throw error;
      await pause(100);
    }
}
