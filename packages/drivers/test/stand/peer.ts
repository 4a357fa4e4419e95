import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PeerMood } from './board.ts';
import type { PeerRequest } from './peer-process.ts';

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** One process of its own, in which any number of boards live and can go wrong. */
export class Peer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  #asked = 0;

  constructor() {
    const script = fileURLToPath(new URL('./peer-process.ts', import.meta.url));
    this.#child = fork(script, { execArgv: ['--conditions=@vedette/source'] });
    this.#child.on('message', (reply: Reply) => this.#hear(reply));
    this.#child.on('exit', () => {
      for (const each of this.#waiting.values()) each.reject(new Error('The peer process ended'));
    });
  }

  /** Makes a board and gives its TCP port, by which it is named from then on. */
  async make(kind: 'modbus' | 'lcus'): Promise<number> {
    return Number(await this.#ask({ ask: 'make', kind }));
  }

  async output(board: number, output: number): Promise<boolean> {
    return (await this.#ask({ ask: 'output', board, output })) === true;
  }

  async history(board: number): Promise<unknown> {
    return this.#ask({ ask: 'history', board, output: 0 });
  }

  async registers(board: number): Promise<unknown> {
    return this.#ask({ ask: 'registers', board, output: 0 });
  }

  async input(board: number, input: number, on: boolean): Promise<void> {
    await this.#ask({ ask: 'input', board, input, on });
  }

  async mood(board: number, mood: PeerMood): Promise<void> {
    await this.#ask({ ask: 'mood', board, mood });
  }

  end(): void {
    this.#child.disconnect();
  }

  #ask(request: PeerRequest): Promise<unknown> {
    const id = this.#asked++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, request });
    });
  }

  #hear({ id, value, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value);
    else waiting?.reject(new Error(error));
  }
}
