import { createHash } from 'node:crypto';
import { type CertificateTrust, trustText } from '@vedette/vault/certificate';
import { type LogNames, logNames, type SignBytes, type VerifierKey, verifierKey } from '@vedette/vault/log';
import type { PlatformConfig } from '../config.ts';
import { openPublicLog, type PublicLog } from '../log/public-log.ts';
import type { Ground } from './open-ground.ts';
import { type PlatformKeyName, platformKey, platformSecret } from './platform-secrets.ts';

/** What the platform writes for everybody to read, and by which keys. */
export interface OpenedLog {
  readonly log: PublicLog;
  readonly names: LogNames;
  readonly issuer: { readonly key: VerifierKey; readonly sign: SignBytes };
  /** The keys that a verifier needs, as this platform says them. */
  readonly trust: CertificateTrust;
  readonly keys: string;
}

/** Opens the log with the keys of this platform. */
export async function openLog(ground: Ground, { log: settings }: PlatformConfig): Promise<OpenedLog> {
  const { store, custody, first, now, log: lines } = ground;
  const name = settings.name ?? unnamed(first.id);
  const signer = async (key: PlatformKeyName, path: string) => {
    const { publicKey, sign } = await platformKey(store.secrets, custody, key);
    return {
      key: verifierKey(`${name}/${path}`, 'ed25519', publicKey),
      sign: async (message: Uint8Array) => sign(message),
    };
  };
  const [author, issuer] = [await signer('log-key', 'log'), await signer('certificate-key', 'certificates')];
  const { witnesses } = settings;
  const log = openPublicLog({
    ...{ store: store.publicLog, ...author, witnesses, now },
    troubled: (witness, trouble) =>
      lines[trouble === 'disagrees' ? 'error' : 'warn']('witness-troubled', { witness, trouble }),
  });
  const secret = await platformSecret(store.secrets, custody, 'log-names');
  const trust = {
    ...{ issuers: [issuer.key], logs: [author.key], witnesses: witnesses.map(({ key }) => key) },
    quorum: Math.min(settings.quorum ?? witnesses.length, witnesses.length),
  };
  return { log, names: logNames(secret), issuer, trust, keys: trustText(trust) };
}

/** The same for good, of this platform alone, and saying nothing of whose it is. */
function unnamed(organisation: string): string {
  return `vedette-${createHash('sha256').update(`vedette/log/1/${organisation}`).digest('hex').slice(0, 16)}`;
}
