import { join } from 'node:path';
import { type VerifierKey, verifierKeyText } from '@vedette/vault/log';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import { type ServedWitness, serveWitness } from './serve-witness.ts';
import { openWitnessKey } from './witness-key.ts';
import { openWitnessMemory } from './witness-memory.ts';

export interface WitnessOptions {
  readonly name: string;
  readonly log: readonly VerifierKey[];
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly json?: true;
}

const signals = ['SIGINT', 'SIGTERM'] as const;

/** Runs until SIGINT or SIGTERM, which end it as something that was meant to end. */
export async function runWitness(shell: Shell, options: WitnessOptions): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const onSignal = (): void => stop();
  const { name, data, log: logs } = options;
  const signer = await openWitnessKey(join(data, 'witness.key'), name);
  const memory = await openWitnessMemory(join(data, 'seen'));
  const served = await serve(options, { ...signer, logs, memory, now: shell.now });
  for (const signal of signals) process.once(signal, onSignal);
  try {
    await tell(shell, served, signer.key, options);
    await stopped;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
    await served.close();
  }
}

async function serve(
  { host, port }: WitnessOptions,
  deps: Parameters<typeof serveWitness>[0],
): Promise<ServedWitness> {
  return serveWitness(deps, host, port).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CommandError('no-port', `${host}:${port}`, error);
  });
}

async function tell(
  shell: Shell,
  { url }: ServedWitness,
  witnessKey: VerifierKey,
  { log, json }: WitnessOptions,
): Promise<void> {
  const key = verifierKeyText(witnessKey);
  if (json === true) return shell.output.json({ url, key });
  const words = shell.words.witness;
  await shell.output.line(fill(words.address, { url }));
  await shell.output.line(fill(words.key, { key }));
  for (const { name } of log) await shell.output.line(fill(words.watches, { name }));
  await shell.output.line(words.stop);
}
