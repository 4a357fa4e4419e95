import { Agent, type ClientRequest, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as TlsAgent } from 'node:https';
import { GatewayFailure } from './failure.ts';
import { receive } from './receive.ts';
import type { GatewayRequest, GatewayResponse, Transport } from './transport.ts';

export interface HttpTarget {
  /** Origin and path of the gateway, without query and fragment. */
  readonly url: string;
  /** PEM of the only authorities that may vouch for the gateway; without it, those of Node. */
  readonly ca?: string | undefined;
}

const connections = { keepAlive: true, maxSockets: 16 } as const;

/**
 * Talks to one host over node:http or node:https, which follow no redirect. The agent is of its own, so that no
 * proxy of the environment is used.
 */
export function httpTransport({ url, ca }: HttpTarget): Transport {
  const base = new URL(url);
  const isTls = base.protocol === 'https:';
  const agent = isTls
    ? new TlsAgent({ ...connections, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) })
    : new Agent(connections);
  const open = isTls ? requestHttps : requestHttp;
  const once = (asked: GatewayRequest, signal: AbortSignal): Promise<GatewayResponse> =>
    exchange(open(addressOf(base, asked), optionsOf(asked, agent, signal)), asked, signal);
  return {
    async send(asked, signal) {
      try {
        return await once(asked, signal);
      } catch (error) {
        // A kept connection that the server had just closed: the question was never read.
        if (error instanceof StaleConnection) return once(asked, signal);
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

class StaleConnection extends GatewayFailure {
  constructor() {
    super('not-connected');
  }
}

function addressOf(base: URL, { path, query = {} }: GatewayRequest): URL {
  const address = new URL(base);
  address.pathname = base.pathname.replace(/\/$/, '') + path;
  address.search = new URLSearchParams(query).toString();
  return address;
}

function optionsOf({ method, headers, body = '' }: GatewayRequest, agent: Agent, signal: AbortSignal) {
  return {
    ...{ method, agent, signal },
    headers: {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...headers,
      ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}),
    },
  } satisfies RequestOptions;
}

function exchange(
  sent: ClientRequest,
  { body }: GatewayRequest,
  signal: AbortSignal,
): Promise<GatewayResponse> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      sent.destroy();
      reject(failureOf(error, signal, sent.reusedSocket));
    };
    sent.on('response', (response) => {
      receive(response).then(resolve, fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

const tlsCode = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME_MISMATCH)/;

/** What Node says of a failed exchange can quote what was sent: only its kind is kept. */
function failureOf(error: unknown, signal: AbortSignal, isReused: boolean): GatewayFailure {
  if (signal.aborted) return new GatewayFailure('late');
  if (error instanceof GatewayFailure) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('HPE_')) return new GatewayFailure('malformed');
  if (tlsCode.test(code)) return new GatewayFailure('tls');
  return isReused && code === 'ECONNRESET' ? new StaleConnection() : new GatewayFailure('not-connected');
}
