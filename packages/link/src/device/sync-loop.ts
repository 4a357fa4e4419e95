import type {
  ContentHash,
  Downlink,
  RowKey,
  RowProblem,
  SyncPage,
  SyncRow,
  SyncState,
  SyncWant,
} from '@vedette/contract/link';
import { emptySetHash, foldDigest, rowDigest } from '../sync/digest.ts';
import type { LinkClock } from '../transport/clock.ts';
import { pause } from '../transport/pause.ts';
import type { Conversation } from './conversation.ts';
import type { LinkSyncSet } from './ports.ts';

export interface SyncNeeds {
  readonly syncSet: LinkSyncSet;
  readonly clock: LinkClock;
  readonly troubled: (error: unknown) => void;
}

type Changes = Extract<SyncPage, { what: 'changes' }>;
type Snapshot = Extract<SyncPage, { what: 'snapshot' }>;
type Round = 'current' | 'differs' | 'stopped';

const afterTrouble = 60_000;
const keysAtOnce = 500;

/** Keeps the device's set of rows equal to the platform's: by changes, and whole when the two have drifted apart. */
export class SyncLoop {
  readonly #needs: SyncNeeds;
  readonly #talk: Conversation;
  #isRunning = false;
  #isWanted = false;
  #isWhole = false;

  constructor(needs: SyncNeeds, talk: Conversation) {
    this.#needs = needs;
    this.#talk = talk;
  }

  /** There is something new. */
  changed(): void {
    this.#isWanted = true;
    if (!this.#isRunning) void this.#run();
  }

  /** Takes the whole set again. */
  anew(): void {
    this.#isWhole = true;
    this.changed();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#isWanted && !this.#talk.signal.aborted) {
      this.#isWanted = false;
      try {
        if (!(await this.#once())) await this.#again();
      } catch (error) {
        this.#needs.troubled(error);
        await this.#again();
      }
    }
    this.#isRunning = false;
  }

  async #again(): Promise<void> {
    await pause(this.#needs.clock, afterTrouble, this.#talk.signal);
    this.#isWanted = true;
  }

  /** Whether the set is what it should be. */
  async #once(): Promise<boolean> {
    if (this.#isWhole && (await this.#whole())) this.#isWhole = false;
    const first = await this.#changes();
    if (first !== 'differs') return first === 'current';
    return (await this.#whole()) && (await this.#changes()) === 'current';
  }

  async #changes(): Promise<Round> {
    for (;;) {
      const { version: since } = await this.#needs.syncSet.state();
      const page = await this.#page({ what: 'changes', since });
      if (page === null) return 'stopped';
      if (page.what !== 'changes') return 'differs';
      const hash = await this.#applyChanges(page);
      if (page.hash !== null) return page.hash === hash ? 'current' : 'differs';
      // A platform that gives neither rows nor an end would be asked for ever.
      if (page.to <= since) return 'stopped';
    }
  }

  async #applyChanges({ to, rows, removed }: Changes): Promise<ContentHash> {
    return this.#apply({ version: to }, rows, removed);
  }

  /** The whole set, page by page in the order of keys; what lies between two keys and did not come is removed. */
  async #whole(): Promise<boolean> {
    let after: RowKey | null = null;
    let version: number | null = null;
    let hash = emptySetHash;
    do {
      const page: SyncPage | null = await this.#page({ what: 'snapshot', after });
      if (page === null || page.what !== 'snapshot') return false;
      // What changes while the pages are read is found by asking for the changes since the first.
      version ??= page.version;
      for (const row of page.rows) hash = foldDigest(hash, rowDigest(row));
      // At the end nothing else is held: whatever the hash said before, this is what it is.
      await this.#applySnapshot(page, after, page.next === null ? { version, hash } : null);
      after = page.next;
    } while (after !== null);
    return true;
  }

  async #applySnapshot(
    { rows, next }: Snapshot,
    after: RowKey | null,
    whole: SyncState | null,
  ): Promise<void> {
    const removed = await this.#heldBeside(rows, after, next);
    const held = await this.#needs.syncSet.digests(rows.map(({ key }) => key));
    const changed = rows.filter((row) => !isSame(held.get(row.key), rowDigest(row)));
    await this.#apply(whole ?? {}, changed, removed);
  }

  async #heldBeside(rows: readonly SyncRow[], after: RowKey | null, upTo: RowKey | null): Promise<RowKey[]> {
    const given = new Set(rows.map(({ key }) => key));
    const removed: RowKey[] = [];
    let from = after;
    for (;;) {
      const keys = await this.#needs.syncSet.keys(from, upTo, keysAtOnce);
      removed.push(...keys.filter((key) => !given.has(key)));
      from = keys.at(-1) ?? null;
      if (keys.length < keysAtOnce) return removed;
    }
  }

  /** @param to what the state becomes, where it is known @returns the hash of what is held then */
  async #apply(
    to: Partial<SyncState>,
    rows: readonly SyncRow[],
    removed: readonly RowKey[],
  ): Promise<ContentHash> {
    const { syncSet } = this.#needs;
    const before = await syncSet.state();
    const held = await syncSet.digests([...rows.map(({ key }) => key), ...removed]);
    let { hash } = before;
    for (const digest of held.values()) hash = foldDigest(hash, digest);
    const digested = rows.map((row) => ({ ...row, digest: rowDigest(row) }));
    for (const { digest } of digested) hash = foldDigest(hash, digest);
    const state = { version: before.version, hash, ...to };
    const rejected = await syncSet.apply({ state, rows: digested, removed });
    await this.#report(state, rows.length - rejected.length, rejected);
    return state.hash;
  }

  async #report(
    { version, hash }: SyncState,
    applied: number,
    rejected: readonly RowProblem[],
  ): Promise<void> {
    const report = { version, hash, applied, rejected: [...rejected] };
    await this.#talk.insist({ type: 'sync-applied', applied: report });
  }

  async #page(want: SyncWant): Promise<SyncPage | null> {
    const answer: Downlink | null = await this.#talk.insist({ type: 'sync-want', want });
    return answer?.type === 'sync-page' ? answer.page : null;
  }
}

function isSame(held: Uint8Array | undefined, digest: Uint8Array): boolean {
  return held !== undefined && Buffer.from(held).equals(digest);
}
