import { type LinkNet, nodeNet } from '@vedette/link/device';
import { openSimulatedSentinel, type SimulatedSentinel } from '../sentinel/simulated-sentinel.ts';
import { type Receipts, receiptsOf } from './receipts.ts';

export interface CityRequest {
  readonly origin: string;
  readonly voucher: string;
  readonly sentinels: number;
  /** Records of all sentinels together in a second. */
  readonly rate: number;
  /** Records that a sentinel has at a time. */
  readonly burst: number;
  /** Nobody passes while so many records wait for the platform; without it the doors wait for nothing. */
  readonly waitingAtMost?: number;
  /** How many have joined and are connected; told as they come. */
  readonly progress?: (connected: number) => void;
}

/** Many sentinels in one process, each with a key, a connection and a log of its own. */
export interface City {
  readonly sentinels: readonly SimulatedSentinel[];
  readonly receipts: Receipts;
  /** Traffic for so long; resolves when the platform has confirmed everything, or nothing more for `patience`. */
  live(seconds: number, patience?: number): Promise<void>;
  /** Makes and seals so many records ahead, spread over all sentinels. */
  prepare(count: number): Promise<void>;
  /** Records made so far. */
  made(): number;
  connected(): number;
  close(): Promise<void>;
}

const joiningAtOnce = 32;
const tick = 10;

/** @throws what joining throws */
export async function openCity(request: CityRequest): Promise<City> {
  const sentinels = await joinAll(request, nodeNet());
  const receipts = receiptsOf(sentinels);
  const connected = (): number => sentinels.filter(({ link }) => link.state().phase === 'connected').length;
  let made = 0;
  let next = 0;

  async function pass(count: number): Promise<void> {
    const sentinel = sentinels[next % sentinels.length];
    next += 1;
    if (sentinel === undefined) return;
    const last = await sentinel.pass(count);
    receipts.made(sentinel, last);
    made += count;
  }

  async function traffic(seconds: number): Promise<void> {
    const { rate, burst, waitingAtMost = Number.POSITIVE_INFINITY } = request;
    const start = performance.now();
    let due = 0;
    for (;;) {
      const elapsed = Math.min((performance.now() - start) / 1000, seconds);
      for (const wanted = elapsed * rate; due + burst <= wanted; due += burst) {
        if (made - receipts.kept() + burst > waitingAtMost) break;
        await pass(burst);
      }
      if (elapsed >= seconds) return;
      await sleep(Number.isFinite(waitingAtMost) ? 1 : tick);
    }
  }

  return {
    ...{ sentinels, receipts, connected },
    made: () => made,
    async prepare(count) {
      const each = Math.ceil(count / sentinels.length);
      for (const sentinel of sentinels) await sentinel.prepare(each);
    },
    async live(seconds, patience = 60_000) {
      await traffic(seconds);
      let last = receipts.kept();
      for (let quiet = 0; receipts.kept() < made && quiet < patience; quiet += tick) {
        await sleep(tick);
        if (receipts.kept() > last) quiet = 0;
        last = receipts.kept();
      }
    },
    close: async () => void (await Promise.all(sentinels.map((sentinel) => sentinel.close()))),
  };
}

async function joinAll(request: CityRequest, net: LinkNet): Promise<readonly SimulatedSentinel[]> {
  const { origin, voucher, sentinels, progress } = request;
  const opened: SimulatedSentinel[] = [];
  let started = 0;
  async function joinSome(): Promise<void> {
    while (started < sentinels) {
      started += 1;
      opened.push(await openSimulatedSentinel({ origin, voucher, net }));
      progress?.(opened.length);
    }
  }
  await Promise.all(Array.from({ length: Math.min(joiningAtOnce, sentinels) }, joinSome));
  return opened;
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });
