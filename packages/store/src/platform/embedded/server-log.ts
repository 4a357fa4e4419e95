import type { Readable } from 'node:stream';

const linesAtMost = 200;
const lineAtMost = 500;

/** The last lines a server wrote. It is told to leave out statements and details, where values would stand. */
export class ServerLog {
  readonly #lines: string[] = [];
  #rest = '';

  /** Reads to the end of the stream, and calls for each line. */
  follow(stream: Readable, onLine: (line: string) => void): void {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      const lines = (this.#rest + text).split('\n');
      // A line without an end is not waited for beyond what is kept of it.
      this.#rest = (lines.pop() ?? '').slice(0, lineAtMost);
      for (const line of lines) {
        this.#keep(line);
        onLine(line);
      }
    });
  }

  last(count = linesAtMost): readonly string[] {
    return this.#lines.slice(-count);
  }

  #keep(line: string): void {
    this.#lines.push(line.slice(0, lineAtMost));
    if (this.#lines.length > linesAtMost) this.#lines.shift();
  }
}
