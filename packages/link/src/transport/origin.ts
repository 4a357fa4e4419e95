import { isIP } from 'node:net';
import { VedetteError } from '@vedette/domain';

/**
 * The address of a platform: `https://host[:port]`, without a path. `http:` only on this very machine, where nobody
 * listens in between.
 * @throws `input-invalid`
 */
export function platformOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && url.origin === text.replace(/\/$/, '');
  if (isBare && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))))
    return url.origin;
  throw new VedetteError('input-invalid', 'caller', { at: 'platform' });
}

function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
