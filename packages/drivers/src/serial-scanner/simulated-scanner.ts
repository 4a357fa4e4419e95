import { createServer, type Server, type Socket } from 'node:net';
import { type ScanTerminator, suffixOf } from './scan-framer.ts';

/**
 * A code scanner that sends what it is told, on a TCP port of this machine; a pseudo-terminal joined to the
 * port makes it a serial one: `socat pty,raw,echo=0,link=scanner tcp:127.0.0.1:PORT`.
 */
export class SimulatedScanner {
  readonly #server: Server;
  readonly #terminator: ScanTerminator;
  readonly #lines = new Set<Socket>();

  private constructor(server: Server, terminator: ScanTerminator) {
    this.#server = server;
    this.#terminator = terminator;
    server.on('connection', (line) => {
      this.#lines.add(line);
      line.on('close', () => this.#lines.delete(line));
      line.on('error', () => line.destroy());
    });
  }

  static async open(terminator: ScanTerminator = 'crlf'): Promise<SimulatedScanner> {
    const server = createServer({ noDelay: true });
    const scanner = new SimulatedScanner(server, terminator);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scanner;
  }

  port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** A code held before it. */
  scan(code: Uint8Array): void {
    this.send(Uint8Array.of(...code, ...suffixOf(this.#terminator)));
  }

  /** Any bytes, whole scans or not. */
  send(bytes: Uint8Array): void {
    for (const line of this.#lines) line.write(bytes);
  }

  async close(): Promise<void> {
    for (const line of this.#lines) line.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
