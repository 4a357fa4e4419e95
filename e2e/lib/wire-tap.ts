import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A wire between a terminal and its platform that can be listened to, and cut. */
export interface WireTap {
  readonly origin: string;
  /** Every byte of both directions, in pieces. */
  readonly heard: readonly Buffer[];
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

export async function tapWire(origin: string): Promise<WireTap> {
  const target = Number(new URL(origin).port);
  const heard: Buffer[] = [];
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        heard.push(bytes);
        to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://localhost:${port}`,
    heard,
    cut(next) {
      isCut = next;
      if (next) breakAll();
    },
    async close() {
      const over = new Promise((resolve) => server.close(resolve));
      breakAll();
      await over;
    },
  };
}
