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
/** By this name the connections that listen know each other. */
const listenerName = 'vedette-bus';
/**
 * Says it only where another process listens: a NOTIFY takes a lock that the commits of the whole server share, and a
 * look at who is there takes none. Whoever runs under another role shows no name, and is taken for one who listens.
 */
const tellOthers = `select pg_notify($1, payload) from unnest($2::text[]) as payload where exists (
  select from pg_stat_activity where datname = current_database() and pid <> all (array[pg_backend_pid(), $4::int])
    and (application_name = $3 or application_name is null))`;
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
    if (messages.length > 0)
      await pool
        .query(tellOthers, [channel, payloads(self, messages), listenerName, ears.pid()])
        .catch(failed);
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
  let pid = 0;
  const open = async (): Promise<void> => {
    const made = await pool.connect();
    made.on('notification', ({ payload }) => payload !== undefined && heard(payload));
    made.once('end', () => void again(made));
    made.once('error', () => void again(made));
    // Named before it listens: whoever sees no name then has nobody who could miss anything.
    await made.query(`set application_name = '${listenerName}'`);
    pid = (await made.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
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
    /** Of the connection that listens for this process. */
    pid: () => pid,
    async end() {
      const open = client;
      client = null;
      open?.release(true);
    },
  };
}
