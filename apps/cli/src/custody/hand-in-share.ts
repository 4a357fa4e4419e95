import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';

export interface JoinOptions {
  readonly keyFile: string;
}

const patience = 10_000;

/** Asks one person for a share, which is not shown while it is typed, and hands it to the platform that waits. */
export async function handInShare(shell: Shell, { keyFile }: JoinOptions): Promise<void> {
  const share = await readShare(shell, keyFile);
  const answer = await handIn(`${keyFile}.sock`, share);
  const words = shell.words.custody;
  if (answer === 'known') throw new CommandError('share-known', keyFile);
  const missing = /^taken (\d+)$/.exec(answer)?.[1];
  if (missing === undefined) throw new CommandError('share-misread', keyFile);
  await shell.output.line(missing === '0' ? words.enough : fill(words.missing, { n: missing }));
}

/** A line of standard input. Nothing of it is echoed: a share on a screen is a share for everybody behind one. */
async function readShare(shell: Shell, at: string): Promise<string> {
  const isTerminal = 'isTTY' in shell.input && shell.input.isTTY === true;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: shell.input, output: nowhere, terminal: isTerminal });
  if (isTerminal) await shell.errors.line(shell.words.custody.type);
  try {
    for await (const line of lines) return line.trim();
    throw new CommandError('share-misread', at);
  } finally {
    lines.close();
  }
}

function handIn(path: string, share: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    const failed = (cause?: Error): void => {
      socket.destroy();
      reject(new CommandError('nobody-waits', path, cause));
    };
    socket.setTimeout(patience, () => failed());
    socket.on('error', failed);
    socket.on('connect', () => socket.write(`${share}\n`));
    // Lines pass on what goes wrong with the socket that they are read from.
    const lines = createInterface(socket).on('error', failed);
    lines.once('line', (line) => {
      socket.end();
      resolve(line);
    });
  });
}
