import type { StatusAdapter } from '../adapter.ts';
import { GatewayFailure } from '../transport/failure.ts';
import type { Transport } from '../transport/transport.ts';
import type { FirmwareConfig } from './config.ts';
import { readFirmwareReply, readToken } from './reply.ts';
import { initRequest, parseRequest } from './request.ts';

/** What terminals' own firmware speaks: a token for the scan, then the code. It cannot be asked by a number. */
export function firmwareAdapter(config: FirmwareConfig, transport: Transport): StatusAdapter {
  return {
    asks: { code: true, person: false },
    async ask(question, { at, signal }) {
      if (question.kind !== 'code') throw new GatewayFailure('not-supported');
      const token = readToken((await transport.send(initRequest(config), signal)).body);
      const { body } = await transport.send(parseRequest(token, question.text), signal);
      return readFirmwareReply(config, body, at);
    },
    close: () => transport.close(),
  };
}
