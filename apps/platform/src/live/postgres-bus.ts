import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@vedette/store/platform';
import type { Bus, BusMessage } from './bus.ts';

/** What the pool hands to whoever calls back. */
type Client = NonNullable<Parameters<Parameters<Database['pool']['connect']>[0]>[1]>;

export interface PostgresBusDeps {
  readonly pool: Database['pool'];
  readonly failed: (cause: unknown) => void;
}

const channel = 'vedette';
/** NOTIFY takes less than 8000 bytes. */
const payloadBytes = 7_800;
/** Messages that wait for one NOTIFY; beyond them others are told that something was left out. */
const waitingMax = 2_000;
const flushEvery = 50;
const behind: BusMessage = { kind: 'live', organisation: null, path: [], event: { type: 'behind' } };

/**
 * Tells the other processes by NOTIFY, several messages at once so that a commit is not paid for each; and this one at
 * once. When the connection that listens has gone, it is made anew, and everybody is told to read anew.
 */
export async function openPostgresBus({ pool, failed }: PostgresBusDeps): Promise<Bus> {
  const self = randomUUID();
  const listeners = new Set<(message: BusMessage) => void>();
  let waiting: BusMessage[] = [];
  let closing = false;
  const hand = (message: BusMessage): void => {
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (cause) {
        failed(cause);
      }
    }
  };
  const heard = (payload: string): void => {
    const { from, messages } = JSON.parse(payload) as { from: string; messages: BusMessage[] };
    if (from !== self) for (const message of messages) hand(message);
  };
  const ears = listen(pool, { heard, failed, lost: () => hand(behind), isOver: () => closing });
  await ears.ready;
  const flush = async (): Promise<void> => {
    const messages = waiting;
    waiting = [];
    for (const payload of payloads(self, messages))
      await pool.query('select pg_notify($1, $2)', [channel, payload]).catch(failed);
  };
  const timer = setInterval(() => void flush(), flushEvery);
  timer.unref();
  return {
    publish(message) {
      hand(message);
      if (waiting.length < waitingMax) waiting.push(message);
      else waiting = [behind];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      closing = true;
      clearInterval(timer);
      await flush();
      await ears.end();
    },
  };
}

/** As few texts as hold all messages; one too large for itself is left out and said to be. */
function payloads(from: string, messages: readonly BusMessage[]): readonly string[] {
  const texts: string[] = [];
  let batch: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (batch.length > 0) texts.push(`{"from":"${from}","messages":[${batch.join(',')}]}`);
    batch = [];
    bytes = 0;
  };
  for (const message of messages) {
    const whole = JSON.stringify(message);
    const text = Buffer.byteLength(whole) > payloadBytes - 100 ? JSON.stringify(behind) : whole;
    if (bytes + Buffer.byteLength(text) > payloadBytes - 100) close();
    batch.push(text);
    bytes += Buffer.byteLength(text) + 1;
  }
  close();
  return texts;
}

interface ListenNeeds {
  readonly heard: (payload: string) => void;
  readonly failed: (cause: unknown) => void;
  /** The connection had gone and is back. */
  readonly lost: () => void;
  readonly isOver: () => boolean;
}

const retryAfter = 1_000;

function listen(pool: Database['pool'], { heard, failed, lost, isOver }: ListenNeeds) {
  let client: Client | null = null;
  const open = async (): Promise<void> => {
    const made = await pool.connect();
    made.on('notification', ({ payload }) => payload !== undefined && heard(payload));
    made.once('end', () => void again(made));
    made.once('error', () => void again(made));
    await made.query(`listen ${channel}`);
    client = made;
  };
  const again = async (gone: Client): Promise<void> => {
    if (client !== gone) return;
    client = null;
    gone.release(true);
    while (!isOver() && client === null) {
      await pause(retryAfter);
      if (!isOver()) await open().then(lost, failed);
    }
  };
  return {
    ready: open(),
    async end() {
      const open = client;
      client = null;
      open?.release(true);
    },
  };
}
