import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LinkServer, type LinkServerLimits, nodeLink, openLinkServer } from '@vedette/link/platform';
import type { MemoryPlatform } from './memory-platform.ts';

export interface ServedLink {
  readonly origin: string;
  readonly link: LinkServer;
  readonly server: Server;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly limits?: Partial<LinkServerLimits>;
  /** The port of one that was closed. */
  readonly port?: number;
}

/** The platform's end over real HTTP and WebSocket, on the loopback address. */
export async function serveLink(platform: MemoryPlatform, options: ServeOptions = {}): Promise<ServedLink> {
  const link = openLinkServer(platform.deps, options.limits);
  const node = nodeLink(link, { origins: null });
  const server = createServer((request, response) => {
    if (!node.request(request, response)) response.writeHead(404).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!node.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => {
    server.listen({ port: options.port ?? 0, host: '127.0.0.1', backlog: 4_096 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...{ origin: `http://127.0.0.1:${port}`, link, server },
    async close() {
      await link.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
