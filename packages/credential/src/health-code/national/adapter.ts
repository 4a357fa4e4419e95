import type { StatusAdapter } from '../adapter.ts';
import type { Transport } from '../transport/transport.ts';
import type { NationalConfig } from './config.ts';
import { readNationalReply } from './reply.ts';
import { nationalRequest } from './request.ts';

/** A reseller of the national platform: one signed request, one answer. */
export function nationalAdapter(config: NationalConfig, transport: Transport): StatusAdapter {
  return {
    asks: { code: true, person: true },
    async ask(question, { at, signal }) {
      const { body } = await transport.send(nationalRequest(config, question, at), signal);
      return readNationalReply(config, body, String(at));
    },
    close: () => transport.close(),
  };
}
