import type { HolderKey } from '@vedette/credential';
import { readJson } from '../input/read-json.ts';
import { CommandError } from '../output/command-error.ts';

const limit = 65_536;

/**
 * The public key of a phone as browsers export it; what else stands there is left out.
 * @throws CommandError no-holder-key for another kind of key and for a private one; not-found, unreadable
 */
export async function readHolderKey(path: string): Promise<HolderKey> {
  const json = await readJson(path, limit);
  const key = typeof json === 'object' && json !== null ? holderKeyOf(json) : null;
  if (key === null) throw new CommandError('no-holder-key', path);
  return key;
}

function holderKeyOf(jwk: object): HolderKey | null {
  const { kty, crv, x, y, d }: Readonly<Record<string, unknown>> = { ...jwk };
  if (d !== undefined || typeof x !== 'string') return null;
  if (kty === 'OKP' && crv === 'Ed25519') return { kty, crv, x };
  return kty === 'EC' && crv === 'P-256' && typeof y === 'string' ? { kty, crv, x, y } : null;
}
