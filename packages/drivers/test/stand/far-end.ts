import { createServer, type Server, type Socket } from 'node:net';
import { Cable } from './cable.ts';

/** The far end of a serial line: what hears the bytes that a driver sends, and can say something by itself. */
export class FarEnd {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** @param hear gives what is answered */
  constructor(hear: (bytes: Uint8Array) => Uint8Array = () => new Uint8Array()) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('data', (bytes) => socket.write(hear(bytes)));
    });
  }

  /** @param folder where the pseudo-terminal's name stands */
  async open(folder: string): Promise<Cable> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    const cable = new Cable(folder, typeof address === 'object' && address !== null ? address.port : 0);
    await cable.plugIn();
    return cable;
  }

  say(bytes: Uint8Array | string): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
