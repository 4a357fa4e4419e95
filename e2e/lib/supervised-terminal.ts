import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newVoucher } from './joined-terminal.ts';
import type { PlatformOwner } from './platform-owner.ts';
import { newPlace } from './terminal-process.ts';

const cli = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

export interface SupervisedTerminal {
  readonly data: string;
  printed(): string;
  stop(): Promise<void>;
}

/**
 * A terminal as `vedette terminal` runs it: started again whenever it asks for it, with releases that the root names.
 * @param root the file that says whose releases it believes
 */
export async function startSupervised(
  origin: string,
  owner: PlatformOwner,
  root: string,
): Promise<SupervisedTerminal> {
  const place = await newPlace();
  mkdirSync(join(place.data, 'updates'));
  copyFileSync(root, join(place.data, 'updates', 'root.json'));
  const voucher = join(place.folder, 'voucher');
  writeFileSync(voucher, await newVoucher(owner), { mode: 0o600 });
  const joining = ['--join', origin, '--voucher-file', voucher];
  const child = spawn(
    process.execPath,
    ['--conditions=@vedette/source', cli, 'terminal', '--data', place.data, '--port', '0', ...joining],
    { env: { ...process.env, VEDETTE_KEY_FILE: place.keyFile }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  return {
    data: place.data,
    printed: () => text,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await place.remove();
    },
  };
}
