import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy before a platform, as sites have them. */
export interface SiteProxy {
  readonly origin: string;
  /** Paths that were asked for by plain requests. */
  readonly asked: readonly string[];
  /** Upgrades that came, let through or not. */
  upgrades(): number;
  close(): Promise<void>;
}

export interface ProxyOptions {
  /** False: every upgrade is answered with 403. */
  readonly letsUpgrade: boolean;
  /** Paths of a certificate and its key; plain HTTP when absent. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where the platform listens; asked anew for each request, for it may start after the proxy. */
  readonly port: () => number;
}

/** Passes requests on as they are, host and all. */
export async function openProxy({ letsUpgrade, tls, port }: ProxyOptions): Promise<SiteProxy> {
  const asked: string[] = [];
  let upgrades = 0;
  const sockets = new Set<Socket>();
  const pass: RequestListener = (near, answer) => {
    asked.push(near.url ?? '');
    const far = request({ port: port(), method: near.method, path: near.url, headers: near.headers });
    far.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    far.on('error', () => answer.writeHead(502).end());
    near.pipe(far);
  };
  const server =
    tls === undefined
      ? createServer(pass)
      : createTlsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, pass);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (asking: IncomingMessage, near: Socket, head: Buffer) => {
    upgrades += 1;
    near.on('error', () => near.destroy());
    if (!letsUpgrade) {
      near.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const far = connect(port(), '127.0.0.1');
    far.on('error', () => near.destroy());
    far.write(`${headOf(asking)}\r\n\r\n`);
    far.write(head);
    far.pipe(near).pipe(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://localhost:${own}`,
    asked,
    upgrades: () => upgrades,
    async close() {
      const over = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await over;
    },
  };
}

function headOf({ method, url, rawHeaders }: IncomingMessage): string {
  const fields = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}`] : []));
  return [`${method} ${url} HTTP/1.1`, ...fields].join('\r\n');
}
