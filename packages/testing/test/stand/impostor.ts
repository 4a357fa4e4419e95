import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { issueCertificate } from '@vedette/testing';
import { onTestFinished } from 'vitest';

/** A server's certificate and the authority behind it. */
export function authority(name: string) {
  const [root, server] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  if (root === undefined || server === undefined) throw new Error('no keys');
  const validity = [Date.now() - 3_600_000, Date.now() + 3_600_000] as const;
  const issuer = { subject: name, key: root };
  const ca = issueCertificate({ ...issuer, validity, isAuthority: true });
  const cert = issueCertificate({
    ...{ subject: 'gateway', key: server, issuer, validity },
    dnsNames: ['localhost'],
  });
  const key = server.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ca: ca.toString(), tls: { cert: cert.toString(), key } };
}

interface Kept {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Somebody in between, who gives everybody the first answer that he ever saw. Gone after the test. */
export async function keeper(target: string): Promise<string> {
  let kept: Kept | null = null;
  const server = createServer(async (incoming, response) => {
    const { method = 'POST', url = '', headers } = incoming;
    const passed = Object.entries(headers).filter(([name]) => /^(x-|content-type)/.test(name));
    const body = await text(incoming);
    if (kept === null) {
      const onward = Object.fromEntries(passed) as Record<string, string>;
      const answer = await fetch(target + url, { method, body, headers: onward });
      const own = [...answer.headers].filter(([name]) => name.startsWith('x-'));
      kept = { headers: own, body: await answer.text() };
    }
    response.writeHead(200, Object.fromEntries(kept.headers)).end(kept.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
