import { epochCustody, type MayCreate } from './epoch-custody.ts';
import type { EpochKey, EpochMedium, RotatingCustody } from './port.ts';
import { runTool } from './run-tool.ts';

export interface Pkcs11CustodyOptions {
  /** The maker's library, such as `/usr/lib/softhsm/libsofthsm2.so`. */
  readonly module: string;
  readonly token: string;
  /** Handed to the tool in its environment, never on a command line. */
  readonly pin: string;
  readonly mayCreate: MayCreate;
  /** Beside the PIN: what the maker's library wants to know, such as `SOFTHSM2_CONF`. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

const labelled = /\blabel:\s+vedette-epoch-(\d{1,10})\s*$/;
/** What the token's key is asked to authenticate; the answer is the key of the epoch. */
const question = (epoch: number): Buffer => Buffer.from(`vedette/custody/1/${epoch}`);

/**
 * Keys of epochs behind a PKCS#11 token, by OpenSC's pkcs11-tool: a generic secret of 256 bits for each epoch that
 * never leaves the token. The epoch's key is its HMAC-SHA-256 over the epoch's name, so that nobody has it once the
 * token has deleted the secret.
 * @throws `custody-unavailable` without the tool, the token or its PIN
 */
export function pkcs11Custody(options: Pkcs11CustodyOptions): Promise<RotatingCustody> {
  const { module, token, pin, environment = {}, mayCreate } = options;
  const login = ['--module', module, '--token-label', token, '--login', '--pin', 'env:VEDETTE_TOKEN_PIN'];
  const run: Token = (args, input) =>
    runTool({
      command: 'pkcs11-tool',
      args: [...login, ...args],
      input,
      environment: { ...environment, VEDETTE_TOKEN_PIN: pin },
    });
  return epochCustody(tokenMedium(run), mayCreate);
}

type Token = (args: readonly string[], input?: Uint8Array) => Promise<Buffer>;

function tokenMedium(run: Token): EpochMedium {
  return {
    kind: 'pkcs11',
    async load() {
      const listed = (await run(['--list-objects', '--type', 'secrkey'])).toString('utf8');
      const epochs = listed.split('\n').flatMap((line) => labelled.exec(line)?.[1] ?? []);
      const keys: EpochKey[] = [];
      for (const epoch of epochs.map(Number)) {
        const args = ['--sign', '--mechanism', 'SHA256-HMAC', '--id', idOf(epoch)];
        keys.push({ epoch, key: await run(args, question(epoch)) });
      }
      return keys;
    },
    async add(epoch) {
      const named = ['--id', idOf(epoch), '--label', `vedette-epoch-${epoch}`];
      await run(['--keygen', '--key-type', 'GENERIC:32', '--usage-sign', '--sensitive', ...named]);
    },
    async remove(epoch) {
      await run(['--delete-object', '--type', 'secrkey', '--id', idOf(epoch)]);
    },
  };
}

const idOf = (epoch: number): string => epoch.toString(16).padStart(8, '0');
