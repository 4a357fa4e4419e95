import { randomBytes } from 'node:crypto';
import type { StatusAdapter } from '../adapter.ts';
import type { Transport } from '../transport/transport.ts';
import type { GuangdongConfig } from './config.ts';
import { readGuangdongReply } from './reply.ts';
import { guangdongRequest } from './request.ts';

/** A service on the government bus: one request with signed headers, one answer. */
export function guangdongAdapter(config: GuangdongConfig, transport: Transport): StatusAdapter {
  return {
    asks: { code: true, person: true },
    async ask(question, { at, signal }) {
      const nonce = randomBytes(16).toString('hex');
      const response = await transport.send(guangdongRequest(config, question, at, nonce), signal);
      return readGuangdongReply(config, response, nonce);
    },
    close: () => transport.close(),
  };
}
