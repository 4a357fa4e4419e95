import { join } from 'node:path';
import { addDevice, type KnownDevice, knownDevices, serveLanKeeper, signingKeyIn } from '@vedette/vault';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';

export interface KeeperOptions {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly allow?: readonly KnownDevice[];
  readonly json?: true;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Runs until SIGINT or SIGTERM, which end it as something that was meant to end. */
export async function runKeeper(shell: Shell, options: KeeperOptions): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const onSignal = (): void => stop();
  const { data: folder, host, port, allow = [] } = options;
  for (const device of allow) await addDevice(folder, device);
  const key = await signingKeyIn(join(folder, 'keeper.key'));
  const served = await serveLanKeeper(
    { folder, key, now: () => performance.now(), onAct: tellAct(shell, options) },
    host,
    port,
  ).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandError('no-port', `${host}:${port}`, error);
  });
  for (const signal of signals) process.once(signal, onSignal);
  try {
    await tell(shell, options, served.url, key.publicKey.toString('base64url'));
    await stopped;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    await served.close();
  }
}

async function tell(shell: Shell, { data, json }: KeeperOptions, url: string, key: string): Promise<void> {
  const devices = await knownDevices(data);
  if (json === true) return shell.output.json({ url, key, devices: devices.length });
  const words = shell.words.keeper;
  await shell.output.line(fill(words.address, { url }));
  await shell.output.line(fill(words.key, { key }));
  for (const { name } of devices) await shell.output.line(fill(words.keepsFor, { name }));
  await shell.output.line(words.stop);
}

/** One line an act: an unlock is worth knowing of, a thief's too. */
function tellAct(shell: Shell, { json }: KeeperOptions) {
  return (act: string, { name }: KnownDevice, generation: number): void => {
    const at = new Date(shell.now()).toISOString();
    if (json === true) void shell.output.json({ at, act, device: name, generation });
    else void shell.output.line(`${at} ${act} ${name} ${generation}`);
  };
}
