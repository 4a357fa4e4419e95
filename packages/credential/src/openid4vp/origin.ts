import { VedetteError } from '@vedette/domain';

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address under which wallets reach the sentinel: `https://host[:port]`; plain HTTP on this very machine alone.
 * @throws VedetteError `input-invalid`
 */
export function readOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  if (url === null || !isSafe || url.origin !== text)
    throw new VedetteError('input-invalid', 'caller', { at: 'origin: https://host[:port] is wanted' });
  return url;
}
