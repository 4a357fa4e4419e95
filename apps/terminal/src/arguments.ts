import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VedetteError } from '@vedette/domain';

export interface StartArguments {
  readonly data: string;
  readonly port: number;
  readonly demo: boolean;
  /** The store's key: on another medium than the data if you can. */
  readonly keyFile: string;
}

const defaultPort = 7080;

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new VedetteError('input-invalid', 'caller', { at: '--port' });
}

function defaultKeyFile(data: string, environment: NodeJS.ProcessEnv): string {
  const state = environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state');
  const place = data.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return join(state, 'vedette', `${place}.key`);
}

/** `--data DIR --port N --demo`, and `VEDETTE_DATA`, `VEDETTE_PORT`, `VEDETTE_KEY_FILE`. @throws VedetteError */
export function parseStart(argv: readonly string[], environment: NodeJS.ProcessEnv): StartArguments {
  const options = {
    data: { type: 'string', default: environment['VEDETTE_DATA'] ?? 'data' },
    port: { type: 'string', default: environment['VEDETTE_PORT'] ?? String(defaultPort) },
    demo: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    const data = resolve(values.data);
    const keyFile = environment['VEDETTE_KEY_FILE'] ?? defaultKeyFile(data, environment);
    return { data, port: parsePort(values.port), demo: values.demo, keyFile };
  } catch (cause) {
    if (cause instanceof VedetteError) throw cause;
    throw new VedetteError('input-invalid', 'caller', { at: 'arguments' }, { cause });
  }
}
