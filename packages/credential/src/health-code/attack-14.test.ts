import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Agent, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, duration } from '@vedette/domain';
import { issueCertificate } from '@vedette/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, codeOf, noon, open, sample, simulate, whoIs } from '../../test/gateway-stand.ts';
import { gatewayShapes } from '../index.ts';

/** A server's certificate and the authority behind it. */
function authority(name: string) {
  const [root, server] = [0, 1].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
  if (root === undefined || server === undefined) throw new Error('no keys');
  const validity = [Date.now() - 3_600_000, Date.now() + 3_600_000] as const;
  const issuer = { subject: name, key: root };
  const ca = issueCertificate({ ...issuer, validity, isAuthority: true });
  const cert = issueCertificate({
    subject: 'gateway',
    key: server,
    issuer,
    validity,
    dnsNames: ['localhost'],
  });
  const key = server.export({ type: 'pkcs8', format: 'pem' });
  return { ca: ca.toString(), tls: { cert: cert.toString(), key: key.toString() } };
}

const keepers: Server[] = [];
afterEach(() => {
  for (const server of keepers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Somebody in between, who gives everybody the first answer that he ever saw. */
async function keeper(target: string): Promise<string> {
  let kept: { readonly headers: [string, string][]; readonly body: string } | null = null;
  const server = createServer(async (incoming, response) => {
    const { method = 'POST', url = '', headers } = incoming;
    const plain = Object.entries(headers).filter(([name]) => /^(x-|content-type)/.test(name));
    const body = await text(incoming);
    if (kept === null) {
      const answer = await fetch(target + url, {
        method,
        body,
        headers: Object.fromEntries(plain) as Record<string, string>,
      });
      kept = {
        headers: [...answer.headers].filter(([name]) => name.startsWith('x-')),
        body: await answer.text(),
      };
    }
    response.writeHead(200, Object.fromEntries(kept.headers)).end(kept.body);
  });
  keepers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each(gatewayShapes)('attack 14: somebody else in place of a gateway of the shape %s', (shape) => {
  it('is not talked to when another authority vouches for him', async () => {
    const [own, theirs] = [authority('own'), authority('theirs')];
    const simulator = await simulate({ tls: theirs.tls });
    const pinned = open(simulator, shape, { change: { ca: own.ca } });
    expect(await ask(pinned, codeOf(shape, sample('绿')))).toMatchObject({ trouble: 'tls' });
    const unpinned = open(simulator, shape);
    expect(await ask(unpinned, codeOf(shape, sample('绿')))).toMatchObject({ trouble: 'tls' });
    expect(simulator.seen).toEqual([]);
    // A verifier that switches the check off, as field software does, tells him everything.
    const agent = new Agent({ rejectUnauthorized: false });
    await new Promise<void>((resolve) => {
      get(`${simulator.url}/secret`, { agent }, (answer) => void text(answer).then(() => resolve()));
    });
    expect(simulator.seen).toHaveLength(1);
    agent.destroy();
  });

  it('is known by the authority that the site has pinned', async () => {
    const { ca, tls } = authority('own');
    const gateway = open(await simulate({ tls }), shape, { change: { ca } });
    expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: true });
  });
});

describe('attack 14: an answer that was forged or kept', () => {
  it.each(['national', 'guangdong'] as const)(
    'is refused by its signature in the shape %s',
    async (shape) => {
      const simulator = await simulate({ signed: true, faults: { fault: 'forged' } });
      const gateway = open(simulator, shape);
      expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({
        ok: false,
        faults: ['signature'],
        report: null,
      });
    },
  );

  it.each(['national', 'guangdong'] as const)(
    'is taken in the shape %s with the right one',
    async (shape) => {
      const gateway = open(await simulate({ signed: true }), shape);
      expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: true });
      expect(await ask(gateway, codeOf(shape, sample('逾')))).toMatchObject({
        faults: ['stale-presentation'],
      });
    },
  );

  it.each(['national', 'guangdong'] as const)(
    'is refused in the shape %s without the one agreed on',
    async (shape) => {
      const gateway = open(await simulate(), shape, { change: { signedReplies: true } });
      expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ faults: ['signature'] });
    },
  );

  it.each(['national', 'guangdong'] as const)(
    'is refused in the shape %s although none was agreed on',
    async (shape) => {
      const simulator = await simulate({ signed: true, faults: { fault: 'forged' } });
      const gateway = open(simulator, shape, { change: { signedReplies: false } });
      expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ faults: ['signature'] });
    },
  );

  it.each(['national', 'guangdong'] as const)(
    'is refused in the shape %s when it was kept of an earlier question',
    async (shape) => {
      const simulator = await simulate({ signed: true });
      const between = await keeper(simulator.url);
      const gateway = open(simulator, shape, { change: { url: between } });
      expect(await ask(gateway, codeOf(shape, sample('绿')))).toMatchObject({ ok: true });
      const second = ask(gateway, codeOf(shape, sample('红')), after(noon, duration(1_000)));
      expect(await second).toMatchObject({ faults: ['signature'], report: null });
    },
  );

  it.each(['national', 'city'])('is refused when its %s test is another person’s', async (tests) => {
    const simulator = await simulate({ faults: { fault: 'forged' } });
    const gateway = open(simulator, 'shanghai', { change: { tests, vaccinations: false } });
    expect(await ask(gateway, whoIs(sample('绿')))).toMatchObject({ faults: ['holder-binding'] });
  });

  it('is refused when its vaccinations are another person’s', async () => {
    const simulator = await simulate({ faults: { fault: 'forged' } });
    const gateway = open(simulator, 'shanghai', { change: { tests: 'none' } });
    expect(await ask(gateway, whoIs(sample('绿')))).toMatchObject({ faults: ['holder-binding'] });
  });

  it('cannot be told in a shape that signs nothing: there TLS is all there is', async () => {
    const simulator = await simulate({ faults: { fault: 'forged' } });
    expect(await ask(open(simulator, 'firmware'), codeOf('firmware', sample('绿')))).toMatchObject({
      ok: true,
    });
  });
});
