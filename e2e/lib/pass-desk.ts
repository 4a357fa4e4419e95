import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  examinerOf,
  generatePassKey,
  type HolderKey,
  issuePass,
  parsePassTrust,
  passFormat,
  type Verification,
  type VerifyContext,
} from '@vedette/credential';
import { instant } from '@vedette/domain';

const folder = fileURLToPath(new URL('../../apps/pass/dist', import.meta.url));
const types: Readonly<Record<string, string>> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' },
  ...{ '.svg': 'image/svg+xml', '.png': 'image/png', '.webmanifest': 'application/manifest+json' },
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; " +
  "manifest-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const hour = 3_600_000;

/** A site that hands out passes and does nothing else; what it has no route for, a terminal has. */
export interface PassDesk {
  readonly address: string;
  /** A code that is good once, for a pass of these hours from now. */
  code(fromHours?: number, toHours?: number): string;
  /** What a lane finds in a text at a time. */
  judge(text: string, at: number): Promise<Verification>;
  /** Loses the answers to redeeming from now on, or no longer. */
  loseAnswers(lose: boolean): void;
  close(): Promise<void>;
  open(): Promise<void>;
}

type Offer = { readonly from: number; readonly to: number; key: string | null };

export async function openPassDesk(): Promise<PassDesk> {
  const signingKey = generatePassKey();
  const offers = new Map<string, Offer>();
  let [losing, port] = [false, 0];
  const trust = { format: 'vedette-pass-trust', version: 1, list: 'desk' };
  const keys = [{ publicKey: signingKey.publicJwk, issuer: 'plant-3' }];
  const examiner = examinerOf(passFormat(parsePassTrust({ ...trust, keys })));

  const redeem = (text: string): unknown => {
    const { code, holderKey } = JSON.parse(text) as { code: string; holderKey: HolderKey };
    const offer = offers.get(code);
    const asked = JSON.stringify(holderKey);
    if (offer === undefined || (offer.key !== null && offer.key !== asked)) return null;
    offer.key = asked;
    const issuedAt = instant(Math.min(Date.now(), offer.from));
    const [notBefore, notAfter] = [instant(offer.from), instant(offer.to)];
    const rights = { issuer: 'plant-3', subject: 'member-1', kind: 'member', entries: 'multiple' } as const;
    const pass = issuePass({ ...rights, issuedAt, notBefore, notAfter, holderKey }, signingKey);
    return { pass, site: '三号厂区', kind: 'member', validFrom: offer.from, validTo: offer.to };
  };

  const newServer = (): Server =>
    createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://desk').pathname;
      if (path === '/api/passes/redeem') {
        const answer = redeem(Buffer.concat(await request.toArray()).toString());
        if (losing) return response.destroy();
        response.writeHead(answer === null ? 404 : 200, { 'Content-Type': 'application/json' });
        return response.end(JSON.stringify(answer));
      }
      const name = path === '/pass/' ? 'index.html' : path.replace('/pass/', '');
      const body = await readFile(join(folder, name)).catch(() => null);
      const type = types[extname(name)] ?? 'application/octet-stream';
      response.writeHead(body === null ? 404 : 200, {
        ...{ 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-cache' },
      });
      return response.end(body);
    });

  let server = newServer();
  const open = async (): Promise<void> => {
    server = newServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  };
  await open();
  return {
    address: `http://localhost:${port}/pass/`,
    code(fromHours = -1, toHours = 8) {
      const code = `code-${offers.size}-${'x'.repeat(20)}`;
      const now = Date.now();
      offers.set(code, { from: now + fromHours * hour, to: now + toHours * hour, key: null });
      return code;
    },
    judge: (text, at) =>
      examiner.examine(
        { medium: 'qr', at: instant(at), reader: 'desk', bytes: new TextEncoder().encode(text) },
        laneAt(at),
      ),
    loseAnswers: (lose) => {
      losing = lose;
    },
    open,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const laneAt = (at: number): VerifyContext => ({
  ...{ at: instant(at), clock: 'trusted', direction: 'in', signal: new AbortController().signal },
  ...{ ledger: { claim: async () => 'first' }, hashNumber: () => '', collectsNumber: false },
});
