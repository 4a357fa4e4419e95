import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { VedetteError } from '@vedette/domain';
import { defaultKeyFile } from '@vedette/store';

export interface StartArguments {
  readonly data: string;
  readonly port: number;
  readonly demo: boolean;
  /** The store's key: on another medium than the data if you can. */
  readonly keyFile: string;
  /** The platform that it is to join, as an origin; null for none. */
  readonly join: string | null;
  /** Where the voucher lies, or will lie; null: it shows a code. */
  readonly voucherFile: string | null;
}

const defaultPort = 7080;

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port < 65_536) return port;
  throw new VedetteError('input-invalid', 'caller', { at: '--port' });
}

/** Also when an address has more to it: of a platform only its origin counts. */
function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol)) return url.origin;
  throw new VedetteError('input-invalid', 'caller', { at: '--join' });
}

/** An empty variable counts as none. */
const named = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

/**
 * `--data DIR --port N --demo --join URL --voucher-file FILE`, and `VEDETTE_DATA`, `VEDETTE_PORT`, `VEDETTE_KEY_FILE`.
 * @throws VedetteError
 */
export function parseStart(argv: readonly string[], environment: NodeJS.ProcessEnv): StartArguments {
  const options = {
    data: { type: 'string', default: named(environment['VEDETTE_DATA']) ?? 'data' },
    port: { type: 'string', default: named(environment['VEDETTE_PORT']) ?? String(defaultPort) },
    demo: { type: 'boolean', default: false },
    join: { type: 'string' },
    'voucher-file': { type: 'string' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    if (values.data === '') throw new VedetteError('input-invalid', 'caller', { at: '--data' });
    const data = resolve(values.data);
    const voucherFile = values['voucher-file'];
    if (voucherFile !== undefined && values.join === undefined)
      throw new VedetteError('input-invalid', 'caller', { at: '--voucher-file' });
    return {
      data,
      port: parsePort(values.port),
      demo: values.demo,
      keyFile: defaultKeyFile(data, environment),
      join: values.join === undefined ? null : parseOrigin(values.join),
      voucherFile: voucherFile === undefined ? null : resolve(voucherFile),
    };
  } catch (cause) {
    if (cause instanceof VedetteError) throw cause;
    throw new VedetteError('input-invalid', 'caller', { at: 'arguments' }, { cause });
  }
}
