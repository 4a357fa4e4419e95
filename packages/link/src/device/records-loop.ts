import { type Downlink, type LogId, linkLimits, type SeqRange } from '@vedette/contract/link';
import { firstMissing, noRanges, type RangeSet, withoutRange, withRange } from '../records/range-set.ts';
import { toEntryWire } from '../records/wire.ts';
import type { LinkClock } from '../transport/clock.ts';
import { pause } from '../transport/pause.ts';
import type { Conversation } from './conversation.ts';
import type { LinkOutbox } from './ports.ts';

/** The highest number that was sent of a log, over all lines of this process. */
export interface SentMark {
  log: LogId | null;
  highest: number;
}

export interface RecordsNeeds {
  readonly outbox: LinkOutbox;
  readonly clock: LinkClock;
  readonly sent: SentMark;
  readonly troubled: (error: unknown) => void;
}

type KeptAnswer = Extract<Downlink, { type: 'records-kept' }>;
type HeldLog = Extract<Downlink, { type: 'welcome' }>['logs'][number];

/** Batches under way at once, and entries of one. */
const window = 4;
const batch = 100;
/** Room for the message around the entries. */
const batchBytes = linkLimits.message - 4 * 1024;
const afterRefusal = 30_000;

/**
 * Sends the log, several batches under way: what has waited in its order, and beside it what happens now, for which one
 * place of the window is always free. Only what the platform has made durable counts as sent.
 */
export class RecordsLoop {
  readonly #needs: RecordsNeeds;
  readonly #talk: Conversation;
  #log: LogId;
  #head = 0;
  #through = 0;
  /** Durable beyond `through`. */
  #held: RangeSet = noRanges;
  #flying: RangeSet = noRanges;
  /** From here on it is live; before, it has waited. */
  #liveFrom = 1;
  #batches = 0;
  #liveBatches = 0;
  /** The outbox gave less than it has: it waits for a key. */
  #isBlocked = false;
  #isLooking = false;
  /** It grew while somebody looked. */
  #hasGrown = false;
  #isStarted = false;

  constructor(needs: RecordsNeeds, talk: Conversation) {
    this.#needs = needs;
    this.#talk = talk;
    this.#log = needs.outbox.log();
    const end = needs.outbox.onGrown(() => void this.grown());
    talk.signal.addEventListener('abort', end, { once: true });
  }

  /** @param logs what the platform has */
  async start(logs: readonly HeldLog[]): Promise<void> {
    const { outbox, sent } = this.#needs;
    const { head, through } = await outbox.state();
    this.#log = outbox.log();
    if (sent.log !== this.#log) Object.assign(sent, { log: this.#log, highest: head });
    const held = logs.find(({ log }) => log === this.#log) ?? { log: this.#log, through: 0, gaps: [] };
    this.#isStarted = true;
    if (reachOf(held) > sent.highest) await this.#beginAnew();
    else this.#resume(held, head);
    if (held.through > through && held.log === this.#log)
      await outbox.kept({ through: held.through, gaps: [], setAside: [] });
    await this.grown();
  }

  /** Whether nothing waits that could be sent. */
  isIdle(): boolean {
    return this.#isStarted && this.#batches === 0 && this.#next() === null;
  }

  async grown(): Promise<void> {
    this.#isBlocked = false;
    this.#hasGrown = true;
    if (this.#isLooking || !this.#isStarted) return;
    this.#isLooking = true;
    try {
      while (this.#hasGrown) {
        this.#hasGrown = false;
        this.#head = (await this.#needs.outbox.state()).head;
      }
    } catch (error) {
      this.#needs.troubled(error);
    } finally {
      this.#isLooking = false;
    }
    this.#pump();
  }

  #resume(held: HeldLog, head: number): void {
    this.#through = held.through;
    this.#held = withRange(noRanges, { from: held.through + 1, to: reachOf(held) });
    for (const gap of held.gaps) this.#held = withoutRange(this.#held, gap);
    this.#liveFrom = head + 1;
  }

  /** The platform has what was never sent from here: the outbox is a copy of an earlier day. */
  async #beginAnew(): Promise<void> {
    const { outbox, sent } = this.#needs;
    await outbox.setBack();
    const { head } = await outbox.state();
    this.#log = outbox.log();
    Object.assign(sent, { log: this.#log, highest: head });
    this.#flying = noRanges;
    this.#resume({ log: this.#log, through: 0, gaps: [] }, head);
  }

  #pump(): void {
    while (this.#batches < window && !this.#talk.signal.aborted) {
      const range = this.#next();
      if (range === null) return;
      void this.#send(range);
    }
  }

  #next(): SeqRange | null {
    if (this.#isBlocked) return null;
    let busy = this.#held;
    for (const range of this.#flying) busy = withRange(busy, range);
    const old = firstMissing(busy, { from: this.#through + 1, to: Math.min(this.#liveFrom - 1, this.#head) });
    const live = firstMissing(busy, { from: Math.max(this.#liveFrom, this.#through + 1), to: this.#head });
    // One place is kept for what happens now, and one for what has waited.
    if (live !== null && (old === null || this.#liveBatches < window - 1)) return short(live);
    if (old === null || this.#batches - this.#liveBatches >= window - 1) return null;
    return short(old);
  }

  async #send(range: SeqRange): Promise<void> {
    const log = this.#log;
    const isLive = range.from >= this.#liveFrom;
    this.#count(1, isLive);
    this.#flying = withRange(this.#flying, range);
    let wait = 0;
    try {
      wait = await this.#deliver(log, range);
    } catch (error) {
      this.#needs.troubled(error);
      wait = afterRefusal;
    }
    if (wait > 0) await pause(this.#needs.clock, wait, this.#talk.signal);
    if (log === this.#log) this.#flying = withoutRange(this.#flying, range);
    this.#count(-1, isLive);
    this.#pump();
  }

  #count(by: number, isLive: boolean): void {
    this.#batches += by;
    if (isLive) this.#liveBatches += by;
  }

  /** Gives for how many milliseconds to wait before the range is looked at again. */
  async #deliver(log: LogId, range: SeqRange): Promise<number> {
    const asked = range.to - range.from + 1;
    const read = await this.#needs.outbox.read(range.from, asked);
    if (read.length < asked) this.#isBlocked = true;
    const entries = fitting(read.map(toEntryWire));
    const last = entries.at(-1)?.seq;
    if (last === undefined || log !== this.#log) return 0;
    this.#needs.sent.highest = Math.max(this.#needs.sent.highest, last);
    const answer = await this.#talk.ask({ type: 'records', log, entries });
    if (answer === null || log !== this.#log) return 0;
    if (answer.type === 'slow-down') return answer.retryAfter;
    if (answer.type !== 'records-kept') return afterRefusal;
    await this.#kept(answer, { from: range.from, to: last });
    return 0;
  }

  async #kept(answer: KeptAnswer, sent: SeqRange): Promise<void> {
    if (reachOf(answer) > this.#needs.sent.highest) return this.#beginAnew();
    this.#held = withRange(this.#held, sent);
    for (const gap of answer.gaps) this.#held = withoutRange(this.#held, gap);
    this.#through = Math.max(this.#through, answer.through);
    this.#held = withoutRange(this.#held, { from: 1, to: this.#through });
    const { through, gaps, setAside } = answer;
    await this.#needs.outbox.kept({ through, gaps, setAside });
  }
}

/** The highest that the platform has, as far as it tells. */
function reachOf({ through, gaps }: Pick<KeptAnswer, 'through' | 'gaps'>): number {
  const last = gaps.at(-1);
  return last === undefined ? through : last.to + 1;
}

function short({ from, to }: SeqRange): SeqRange {
  return { from, to: Math.min(to, from + batch - 1) };
}

/** As many from the first on as a message holds, one at least. */
function fitting(entries: readonly EntryWire[]): EntryWire[] {
  let bytes = 0;
  const end = entries.findIndex((entry, at) => {
    bytes += bytesAtMost(entry);
    return at > 0 && bytes > batchBytes;
  });
  return end < 0 ? [...entries] : entries.slice(0, end);
}

type EntryWire = ReturnType<typeof toEntryWire>;

/** Everything of a record but its words and its body: names, numbers, ids and what JSON puts around them. */
const recordFrame = 800;

/** For records, of which there are many, without writing them twice. All of it is ASCII. */
function bytesAtMost({ seq, entry }: EntryWire): number {
  if (entry.kind !== 'pass-record') return Buffer.byteLength(JSON.stringify({ seq, entry })) + 1;
  const { reasons, notices, by } = entry.header;
  const words = [...reasons, ...notices, ...by].reduce((sum, word) => sum + word.length + 3, 0);
  return recordFrame + words + (entry.body?.bytes.length ?? 0);
}
