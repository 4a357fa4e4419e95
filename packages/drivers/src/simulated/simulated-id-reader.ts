import { createServer, type Server, type Socket } from 'node:net';
import { SimulatedSam, type SimulatedSamConfig } from './simulated-sam.ts';

/**
 * An ID card reader with a simulated module inside, at the other end of a cable: over TCP, so that
 * `socat pty,raw,echo=0,link=PATH tcp:127.0.0.1:PORT` makes a serial port of it.
 */
export class SimulatedIdReader {
  readonly module: SimulatedSam;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(module: SimulatedSam) {
    this.module = module;
    this.#server = createServer((socket) => this.#connect(socket));
  }

  /** Listens on a free port of this machine alone. */
  static async open(config: SimulatedSamConfig = {}): Promise<SimulatedIdReader> {
    const reader = new SimulatedIdReader(new SimulatedSam(config));
    await new Promise<void>((resolve, reject) => {
      reader.#server.once('error', reject);
      reader.#server.listen(0, '127.0.0.1', resolve);
    });
    return reader;
  }

  /** The TCP port. */
  port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('data', (bytes) => {
      for (const piece of this.module.hear(bytes)) socket.write(piece);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
