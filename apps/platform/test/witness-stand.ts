import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { instant } from '@vedette/domain';
import { type TreeHead, type VerifierKey, witnessCheckpoint } from '@vedette/vault/log';
import { testKey } from '@vedette/vault/test/log-stand';
import { afterAll } from 'vitest';
import type { ConfiguredWitness } from '../src/log/witness-config.ts';

export interface WitnessStand extends ConfiguredWitness {
  /** How often it was asked. */
  readonly asked: () => number;
  /** While it is down it answers nothing but 503. */
  down(isDown: boolean): void;
}

/** A witness over HTTP that remembers as long as the file's tests run. */
export async function witnessStand(log: VerifierKey, name = 'auditor.example'): Promise<WitnessStand> {
  const held = new Map<string, TreeHead>();
  const memory = {
    last: async (origin: string) => held.get(origin) ?? null,
    advance: async (origin: string, from: number, to: TreeHead) => {
      if ((held.get(origin)?.size ?? 0) !== from) return false;
      held.set(origin, to);
      return true;
    },
  };
  const own = testKey(name, 'cosignature');
  const deps = { ...own, logs: [log], memory, now: () => instant(Date.now()) };
  let isDown = false;
  let asked = 0;
  const server = createServer(async (request, response) => {
    asked += 1;
    if (isDown) return void response.writeHead(503).end();
    const answer = await witnessCheckpoint(deps, await text(request));
    if (answer.status === 200) response.end(answer.cosignatures);
    else
      response
        .writeHead(answer.status)
        .end('size' in answer && answer.size !== null ? `${answer.size}\n` : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const down = (so: boolean): void => {
    isDown = so;
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, key: own.key, asked: () => asked, down };
}
