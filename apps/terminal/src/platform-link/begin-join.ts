import { setTimeout as pause } from 'node:timers/promises';
import type { StartArguments } from '../arguments.ts';
import type { PlatformLink } from './platform-link.ts';

export interface BeginJoinNeeds {
  readonly platform: Pick<PlatformLink, 'join'>;
  readonly start: Pick<StartArguments, 'join' | 'voucherFile'>;
  readonly readVoucher: () => Promise<string | null>;
  readonly onFault: (what: string, cause: unknown) => void;
}

const lookEvery = 1_000;

/** Joins the platform that the arguments name, as soon as the voucher that they name is there. */
export function beginJoin({ platform, start, readVoucher, onFault }: BeginJoinNeeds): { stop(): void } {
  const ending = new AbortController();
  const { signal } = ending;
  const { join: origin, voucherFile } = start;

  async function begin(origin: string): Promise<void> {
    if (voucherFile === null) return platform.join(origin, null);
    let voucher = await readVoucher();
    while (voucher === null) {
      await pause(lookEvery, undefined, { signal });
      voucher = await readVoucher();
    }
    return platform.join(origin, voucher);
  }
  if (origin !== null) {
    begin(origin).catch((cause: unknown) => {
      if (!signal.aborted) onFault('join', cause);
    });
  }
  return { stop: () => ending.abort() };
}
