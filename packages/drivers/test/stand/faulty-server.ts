import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { PeerMood } from './board.ts';

/** What stands behind the faulty door: gets a client's socket while all is well. */
export interface Behind {
  accept(client: Socket, mood: () => PeerMood): void;
}

/** A TCP door that can be shut, on a port that stays the same when it opens again. */
export class FaultyServer {
  readonly #behind: Behind;
  readonly #clients = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;
  #mood: PeerMood = 'well';

  constructor(behind: Behind) {
    this.#behind = behind;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    const server = createServer((client) => this.#accept(client));
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  async become(mood: PeerMood): Promise<void> {
    this.#mood = mood;
    if (mood === 'gone') this.#shut();
    else if (this.#server === null) await this.open();
  }

  #shut(): void {
    this.#server?.close();
    this.#server = null;
    // A reset rather than a polite end, as when a cable is pulled and the board starts anew.
    for (const client of this.#clients) client.resetAndDestroy();
  }

  #accept(client: Socket): void {
    this.#clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => this.#clients.delete(client));
    this.#behind.accept(client, () => this.#mood);
  }
}
