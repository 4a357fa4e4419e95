import { VedetteError } from '@vedette/domain';
import type { MiddlewareHandler } from 'hono';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequestOrigin {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site. */
  readonly site: string | undefined;
}

/**
 * Whether a request comes from our own pages, or from a program that is no browser. A browser says where
 * it comes from: by Sec-Fetch-Site, and old ones by Origin with everything that changes something. The
 * same host under another port is another origin, although cookies do not see the difference.
 */
export function isOwnRequest({ method, host, origin, site }: RequestOrigin): boolean {
  const isSafe = safeMethods.has(method);
  if (site === 'cross-site' || site === 'same-site') return false;
  if (isSafe || origin === undefined) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

export const demandOwnOrigin: MiddlewareHandler = async (c, next) => {
  const [host, origin, site] = [c.req.header('host'), c.req.header('origin'), c.req.header('sec-fetch-site')];
  if (!isOwnRequest({ method: c.req.method, host, origin, site })) {
    throw new VedetteError('not-allowed', 'caller', { at: 'origin' });
  }
  await next();
};
