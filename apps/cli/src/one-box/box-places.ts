import { join, resolve } from 'node:path';

export interface BoxOptions {
  readonly data: string;
  /** Of the terminal; the platform takes the port ten above it, or any when this one is 0. */
  readonly port: number;
  readonly demo: boolean;
}

export const defaultPort = 7080;
const platformPortAbove = 10;

/** How the two programs of one box are called. The terminal's data lies where it lay without a platform. */
export function boxPlaces({ data, port, demo }: BoxOptions) {
  const folder = resolve(data);
  const platformFolder = join(folder, 'platform');
  const voucher = join(platformFolder, 'one-box.voucher');
  const platformPort = port === 0 ? 0 : port + platformPortAbove;
  return {
    /** @param at where it was before: the terminal looks for it there */
    platform: (at: string | null): string[] => {
      const place = at === null ? String(platformPort) : new URL(at).port;
      return ['--data', platformFolder, '--port', place, '--one-box', voucher];
    },
    /** Where the platform will be when it is late; null when only the platform can tell. */
    origin: platformPort === 0 ? null : `http://localhost:${platformPort}`,
    terminal: (origin: string | null): string[] => [
      ...['--data', folder, '--port', String(port)],
      ...(demo ? ['--demo'] : []),
      ...(origin === null ? [] : ['--join', origin, '--voucher-file', voucher]),
    ],
  };
}
