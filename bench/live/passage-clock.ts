import { liveRoutes, type PlatformLiveEvent, platformLiveEventSchema } from '@vedette/contract/platform';
import { events } from '@vedette/sdk';
import type { OwnPlatform } from '@vedette/testing/city';
import type { SimulatedSentinel } from '@vedette/testing/sentinel';

/** Times single passages of one sentinel, from the moment when somebody passes until a console shows it. */
export interface PassageClock {
  /** Somebody passes every so often, for so long. */
  passFor(seconds: number, everyMilliseconds: number): Promise<void>;
  /** Milliseconds of each passage that was shown. */
  took(): readonly number[];
  /** How many were never shown. */
  missing(): number;
  /** How often the stream said that it had left events out. */
  behind(): number;
  close(): void;
}

/** What is shown after that is not waited for any more. */
const patience = 10_000;

/** @param platform whose owner is signed in and looks at everything that happens */
export function openPassageClock(platform: OwnPlatform, sentinel: SimulatedSentinel): PassageClock {
  const under = new Map<string, number>();
  const took: number[] = [];
  let behind = 0;
  const over = new AbortController();
  void (async () => {
    for await (const event of liveEvents(platform, over.signal)) {
      if (event.type === 'behind') behind += 1;
      if (event.type !== 'flow' || event.device !== sentinel.device.id) continue;
      for (const { id } of event.passages) {
        const start = under.get(id);
        if (start !== undefined) took.push(performance.now() - start);
        under.delete(id);
      }
    }
  })();

  async function pass(): Promise<void> {
    const start = performance.now();
    const entry = sentinel.device.outbox.entries.get(await sentinel.pass(1));
    if (entry?.kind === 'pass-record') under.set(entry.header.id, start);
  }
  return {
    async passFor(seconds, everyMilliseconds) {
      const start = performance.now();
      for (let turn = 0; turn * everyMilliseconds < seconds * 1000; turn += 1) {
        await sleep(start + turn * everyMilliseconds - performance.now());
        await pass();
      }
      for (let waited = 0; under.size > 0 && waited < patience; waited += 50) await sleep(50);
    },
    took: () => took,
    missing: () => under.size,
    behind: () => behind,
    close: () => over.abort(),
  };
}

/** As the console listens: by the cookie of a session. */
function liveEvents({ origin, cookie }: OwnPlatform, signal: AbortSignal): AsyncGenerator<PlatformLiveEvent> {
  const asOwner: typeof fetch = (address, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    headers.set('cookie', cookie);
    return fetch(address, { ...init, headers });
  };
  const url = new URL(liveRoutes.live.path, origin);
  return events({ url, key: 'none', schema: platformLiveEventSchema, fetch: asOwner, signal });
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, Math.max(milliseconds, 0));
  });
