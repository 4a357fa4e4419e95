import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { VedetteError } from '@vedette/domain';
import type { MiddlewareHandler } from 'hono';

/** The name in a Host header or of an origin, without port and brackets, in lower case; null when unreadable. */
export function hostNameOf(host: string): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/.exec(host.toLowerCase());
  return match?.[1] ?? match?.[2] ?? null;
}

/**
 * Whether a Host header names this machine: loopback, one of its addresses, or a configured name. Any
 * other name may be a stranger's page whose name was made to lead here (DNS rebinding).
 */
export function namesThisMachine(host: string, configured: readonly string[]): boolean {
  const name = hostNameOf(host);
  if (name === null) return false;
  if (name === 'localhost' || name === '127.0.0.1' || name === '::1') return true;
  if (isIP(name) !== 0) return machineAddresses().some(({ address }) => address === name);
  return configured.some((known) => known.toLowerCase() === name);
}

/** Addresses at which other machines reach this one. */
export function machineAddresses(): readonly { readonly name: string; readonly address: string }[] {
  return Object.entries(networkInterfaces()).flatMap(([name, all = []]) =>
    all.filter(({ internal }) => !internal).map(({ address }) => ({ name, address })),
  );
}

export function demandKnownHost(configured: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    if (!namesThisMachine(c.req.header('host') ?? '', configured)) {
      throw new VedetteError('not-allowed', 'caller', { at: 'host' });
    }
    await next();
  };
}
