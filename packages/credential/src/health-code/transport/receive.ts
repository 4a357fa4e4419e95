import type { IncomingMessage } from 'node:http';
import { GatewayFailure } from './failure.ts';
import { type GatewayResponse, replyLimit } from './transport.ts';

/** @throws GatewayFailure when the answer is not a text of at most 64 KiB with status 200 */
export async function receive(response: IncomingMessage): Promise<GatewayResponse> {
  judgeStatus(response.statusCode ?? 0);
  // Nothing compressed was asked for, and nothing is inflated: a bomb stays as small as it came.
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new GatewayFailure('malformed');
  return { headers: response.headers, body: await textOf(response) };
}

function judgeStatus(status: number): void {
  if (status >= 300 && status < 400) throw new GatewayFailure('redirected');
  if (status === 401 || status === 403) throw new GatewayFailure('not-authorised');
  if (status !== 200) throw new GatewayFailure('http-status');
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > replyLimit) throw new GatewayFailure('too-large');
    chunks.push(chunk);
  }
  if (!response.complete) throw new GatewayFailure('not-connected');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new GatewayFailure('malformed');
  }
}
