import { chmod, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { parseShare } from '@vedette/vault';

const lineAtMost = 200;

/**
 * Takes shares from people on this machine, over a socket that its user alone may open: a line each. Each is answered
 * `taken <still missing>`, `known` for one that was handed in already, or `refused` for what was misread.
 */
export async function awaitShares(
  needed: number,
  path: string,
  waiting: (missing: number, socket: string) => void,
): Promise<readonly Uint8Array[]> {
  const shares = new Map<string, Uint8Array>();
  const whole = Promise.withResolvers<void>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    createInterface(socket).on('line', (line) => {
      const answer = line.length > lineAtMost ? 'refused' : take(shares, line, needed);
      socket.write(`${answer}\n`);
      if (answer.startsWith('taken')) waiting(needed - shares.size, path);
      if (shares.size >= needed) whole.resolve();
    });
  });
  server.on('error', whole.reject);
  await rm(path, { force: true });
  server.listen(path, () => {
    chmod(path, 0o600).then(() => waiting(needed, path), whole.reject);
  });
  try {
    await whole.promise;
    return [...shares.values()];
  } finally {
    server.close();
    for (const socket of sockets) socket.end();
  }
}

function take(shares: Map<string, Uint8Array>, line: string, needed: number): string {
  const share = parseShare(line);
  if (share === null) return 'refused';
  // The last byte is what tells a share from another of the same key.
  const which = String(share.at(-1));
  if (shares.has(which)) return 'known';
  if (shares.size < needed) shares.set(which, share);
  return `taken ${needed - shares.size}`;
}
